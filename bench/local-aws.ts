/**
 * The local AWS in a process of its own: while a measured process runs, the one that measures it has no
 * turn to answer.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { startLocalAws } from "../tests-integration/local-aws/local-aws";
import { type Recorded, Recorder } from "./recorder";

/** Where the SDK finds it; and where, when the calls are to be recorded. */
export interface Endpoints {
  endpoint: string;
  recorder: string;
}

/** From the side of the process that measures. */
export class LocalAwsProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly endpoints: Endpoints,
  ) {}

  /** @returns why not, in a line, when this machine cannot run it */
  static async start(): Promise<LocalAwsProcess | string> {
    const child = fork(__filename, []);
    const [answer] = (await once(child, "message")) as [Endpoints | string];
    return typeof answer === "string" ? answer : new LocalAwsProcess(child, answer);
  }

  /** The calls recorded since it was last asked. */
  async taken(): Promise<Recorded[]> {
    const answered = once(this.child, "message");
    this.child.send("taken");
    const [calls] = (await answered) as [Recorded[]];
    return calls;
  }

  async close(): Promise<void> {
    const ended = once(this.child, "exit");
    this.child.disconnect();
    await ended;
  }
}

async function serve(): Promise<void> {
  const aws = await startLocalAws();
  const recorder = new Recorder(aws.endpoint);
  process.on("message", () => process.send?.(recorder.taken()));
  process.on("disconnect", async () => {
    recorder.close();
    await aws.close();
  });
  process.send?.({ endpoint: aws.endpoint, recorder: await recorder.start() });
}

if (require.main === module) {
  serve().catch(({ message }: Error) => {
    process.send?.(message.replaceAll("\n", " "));
    process.disconnect();
  });
}
