import type { Terminal } from "../evidence/human";

const WIDTH_IN_A_PIPE = 100;

/** How to print to standard output: in colour only for a person who has not declined it. */
export function terminal(wantsColor: boolean): Terminal {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const canColor = FORCE_COLOR ? FORCE_COLOR !== "0" : process.stdout.isTTY && TERM !== "dumb";
  return {
    color: wantsColor && !NO_COLOR && Boolean(canColor),
    width: Math.max(50, Math.min(process.stdout.columns ?? WIDTH_IN_A_PIPE, 120)),
  };
}

/** A reader that closes early (`| head`) has seen enough: not an error, and not a verdict either. */
export function surviveClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}
