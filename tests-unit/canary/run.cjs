/** Runs the canary's handler once, as the Synthetics runtime does, and tells the parent how it ended. */
const { handler } = require(process.argv[2]);

handler().then(
  () => process.send({ passed: true }, () => process.exit()),
  (error) =>
    process.send({ passed: false, error: `${error.name}: ${error.message}` }, () => process.exit()),
);
