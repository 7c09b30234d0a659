/**
 * Stands where Lambda's Node.js runtime does: loads the bundle named by the first argument and calls
 * its handler once for each event that the parent process sends.
 */
const { handler } = require(process.argv[2]);

process.on("message", async ({ id, event, context, traceHeader }) => {
  if (traceHeader === undefined) delete process.env._X_AMZN_TRACE_ID;
  else process.env._X_AMZN_TRACE_ID = traceHeader;
  try {
    process.send({ id, result: await handler(event, context) });
  } catch (error) {
    process.send({ id, failure: String(error) });
  }
});
process.send({ ready: true });
