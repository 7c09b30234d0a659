/** Loaded before a program: what waits by timers in it waits a twentieth of the time. */
const wait = globalThis.setTimeout;
globalThis.setTimeout = (callback, milliseconds, ...rest) =>
  wait(callback, milliseconds / 20, ...rest);
