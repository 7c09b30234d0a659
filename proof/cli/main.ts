import { setFlagsFromString } from "node:v8";
import { run } from "./program";

// By default V8 compiles each function of a WASM module when it is first called, on this thread, and the
// hot ones once more. Compiled whole and once, on other threads while the input is read, the policy is
// ready sooner; the better code does not pay in a process that lives for a second.
setFlagsFromString("--no-wasm-lazy-compilation");
setFlagsFromString("--wasm-tiering-budget=100000000");

// Nor does that of most of our own code, which V8 would compile on the other cores after a few milliseconds
// of use: six times as long spares a quarter of all the time that a check of 10,000 resources takes of them.
setFlagsFromString("--interrupt-budget=400000");

run(process.argv).then((code) => {
  // Never process.exit: what is still on its way to a pipe would be cut off.
  process.exitCode = code;
});
