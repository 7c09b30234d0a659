/**
 * Stands where Lambda's Node.js runtime does: loads the bundle named by the first argument, calls its
 * handler once for each event that the parent process sends, and prints an END line after each, so
 * that the parent knows when it has everything the invocation printed.
 */
const { handler } = require(process.argv[2]);

process.on("message", async ({ event, context, traceHeader }) => {
  const id = context.awsRequestId;
  if (traceHeader === undefined) delete process.env._X_AMZN_TRACE_ID;
  else process.env._X_AMZN_TRACE_ID = traceHeader;
  try {
    process.send({ id, result: await handler(event, context) });
  } catch (error) {
    process.send({ id, failure: String(error) });
  }
  process.stdout.write(`END ${id}\n`);
});
process.send({ ready: true });
