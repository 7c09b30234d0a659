import pc from "picocolors";

const tick = process.stderr.isTTY ? 100 : 0;

/** What a step may say while it runs: shown in place on a terminal, every 30 seconds elsewhere. */
export type Say = (line: string) => void;

/** What the steps that are under way are at, the one that began first before the others. */
const underWay = new Set<() => string>();

/** On a terminal they share its last line, each as much of it as any other. */
function showOnTerminal(): void {
  const width = Math.floor((process.stderr.columns ?? 80) / Math.max(underWay.size, 1)) - 1;
  const lines = [...underWay].map((line) => line().slice(0, width).padEnd(width));
  process.stderr.write(`\r\x1b[K${lines.join(" ").trimEnd()}`);
}

/**
 * Runs one step and prints how it ended and how long it took; a long one shows what it is at.
 * @throws what the step throws, after printing that it failed
 */
export async function step<T>(title: string, work: (say: Say) => Promise<T>): Promise<T> {
  const started = Date.now();
  let latest = "";
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const line = () => `${title} ${seconds()} ${latest}`;
  underWay.add(line);
  const show = () => process.stderr.write(`${title} ${pc.dim(`${seconds()} ${latest}`)}\n`);
  const timer = setInterval(tick ? showOnTerminal : show, tick || 30_000);
  const end = (mark: string) => {
    clearInterval(timer);
    underWay.delete(line);
    if (tick) process.stderr.write("\r\x1b[K");
    console.log(`${mark} ${title} ${pc.dim(`(${seconds()})`)}`);
  };
  try {
    const result = await work((said) => {
      latest = said.trim();
    });
    end(pc.green("✓"));
    return result;
  } catch (error) {
    end(pc.red("✗"));
    throw error;
  }
}
