// A real mail server on a port of its own. Prints the port, then each letter it has taken as a line of JSON.
// A line on standard input says how it answers from then on: "take", "later", "refuse" or "as-before".
const { SMTPServer } = require("smtp-server");

let answer = "take";
const faults = { later: [451, "4.3.0 try later"], refuse: [550, "5.1.1 no such mailbox"] };

const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  logger: false,
  onRcptTo(address, session, done) {
    if (answer === "take") {
      done();
      return;
    }
    const [code, text] = faults[answer];
    done(Object.assign(new Error(text), { responseCode: code }));
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      const to = session.envelope.rcptTo.map((r) => r.address);
      process.stdout.write(JSON.stringify({ to, raw: Buffer.concat(parts).toString("latin1") }) + "\n");
      done();
    });
  },
});

server.listen(Number(process.argv[2] ?? 0), "127.0.0.1", () => process.stdout.write(server.server.address().port + "\n"));
process.stdin.setEncoding("utf8");
process.stdin.on("data", (line) => {
  if (line.trim() !== "as-before") answer = line.trim();
  process.stdout.write("answers\n");
});
// Whoever started it is gone.
process.stdin.on("end", () => process.exit(0));
