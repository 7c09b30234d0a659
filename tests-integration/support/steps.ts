import pc from "picocolors";

const tick = process.stderr.isTTY ? 100 : 0;

/** What a step may say while it runs: shown in place on a terminal, every 30 seconds elsewhere. */
export type Say = (line: string) => void;

/**
 * Runs one step and prints how it ended and how long it took; a long one shows what it is at.
 * @throws what the step throws, after printing that it failed
 */
export async function step<T>(title: string, work: (say: Say) => Promise<T>): Promise<T> {
  const started = Date.now();
  let latest = "";
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const show = () => {
    const line = `${title} ${pc.dim(`${seconds()} ${latest}`)}`;
    if (tick) process.stderr.write(`\r\x1b[K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
    else process.stderr.write(`${line}\n`);
  };
  const timer = setInterval(show, tick || 30_000);
  const end = (mark: string) => {
    clearInterval(timer);
    if (tick) process.stderr.write("\r\x1b[K");
    console.log(`${mark} ${title} ${pc.dim(`(${seconds()})`)}`);
  };
  try {
    const result = await work((line) => {
      latest = line.trim();
    });
    end(pc.green("✓"));
    return result;
  } catch (error) {
    end(pc.red("✗"));
    throw error;
  }
}
