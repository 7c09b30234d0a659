import { run } from "./program";

run(process.argv).then((code) => {
  // Never process.exit: what is still on its way to a pipe would be cut off.
  process.exitCode = code;
});
