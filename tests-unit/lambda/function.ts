import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";

export type Environment = Readonly<Record<string, string>>;

/** The bundled function in a process of its own, so that its environment is set before it loads. */
export class LambdaFunction {
  private readonly waiting = new Map<number, (message: Answer) => void>();
  private invocations = 0;
  private output = "";

  private constructor(private readonly process: ChildProcess) {
    process.stdout?.on("data", (text) => {
      this.output += text;
    });
    process.stderr?.on("data", (text) => {
      this.output += text;
    });
    process.on("message", (message: Answer) => this.waiting.get(message.id)?.(message));
  }

  /** @throws Error holding what the process printed, when the bundle does not load */
  static async start(bundlePath: string, environment: Environment): Promise<LambdaFunction> {
    const child = fork(join(__dirname, "runtime.cjs"), [bundlePath], {
      env: { PATH: process.env.PATH ?? "", ...environment },
      execArgv: [],
      silent: true,
    });
    const started = new LambdaFunction(child);
    const [message] = await Promise.race([once(child, "message"), once(child, "close")]);
    if (message?.ready !== true) throw new Error(started.output);
    return started;
  }

  async invoke(event: APIGatewayProxyEvent, traceHeader?: string): Promise<APIGatewayProxyResult> {
    const id = ++this.invocations;
    const context = { awsRequestId: randomUUID() };
    const answer = await new Promise<Answer>((resolve) => {
      this.waiting.set(id, resolve);
      this.process.send({ id, event, context, traceHeader });
    });
    this.waiting.delete(id);
    if (answer.result === undefined) throw new Error(`The handler threw: ${answer.failure}`);
    return answer.result;
  }

  /** Everything printed so far, on either stream. */
  printed(): string {
    return this.output;
  }

  /** The log lines printed so far; throws when anything else was printed. */
  logs(): Record<string, unknown>[] {
    return this.output
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const closed = once(this.process, "close");
    this.process.kill();
    await closed;
  }
}

interface Answer {
  id: number;
  ready?: true;
  result?: APIGatewayProxyResult;
  failure?: string;
}
