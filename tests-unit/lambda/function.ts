import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type {
  APIGatewayProxyEvent,
  APIGatewayProxyResult,
  SQSBatchResponse,
  SQSEvent,
} from "aws-lambda";

export type Environment = Readonly<Record<string, string | undefined>>;

/** The bundled function in a process of its own, so that its environment is set before it loads. */
export class LambdaFunction {
  private readonly answers = new EventEmitter();
  /** Every line printed, on either stream, but for the runtime's own. */
  readonly printed: string[] = [];

  private constructor(private readonly process: ChildProcess) {
    for (const input of [process.stdout, process.stderr]) {
      if (input !== null) createInterface({ input }).on("line", (line) => this.read(line));
    }
    process.on("message", (answer: Answer) => this.answers.emit(`${answer.id}`, answer));
    process.on("close", () => this.answers.emit("error", new Error(this.printed.join("\n"))));
  }

  /**
   * Variables that are undefined are not set.
   * @throws Error holding what the process printed, when the bundle does not load
   */
  static async start(bundlePath: string, environment: Environment): Promise<LambdaFunction> {
    const child = fork(join(__dirname, "runtime.cjs"), [bundlePath], {
      env: { PATH: process.env.PATH ?? "", ...environment },
      execArgv: [],
      silent: true,
    });
    const started = new LambdaFunction(child);
    await once(started.answers, "undefined");
    return started;
  }

  /** What it answers: to a request of API Gateway, to messages of a queue, or to an event of any other sort. */
  invoke(event: APIGatewayProxyEvent, traceHeader?: string): Promise<APIGatewayProxyResult>;
  invoke(event: SQSEvent, traceHeader?: string): Promise<SQSBatchResponse>;
  invoke(event: unknown, traceHeader?: string): Promise<unknown>;
  async invoke(event: unknown, traceHeader?: string): Promise<unknown> {
    const awsRequestId = randomUUID();
    const ended = once(this.answers, `END ${awsRequestId}`);
    const answered = once(this.answers, awsRequestId);
    this.process.send({ event, context: { awsRequestId }, traceHeader });
    const [[answer]] = (await Promise.all([answered, ended])) as [[Answer], unknown];
    if (answer.result === undefined) throw new Error(`The handler threw: ${answer.failure}`);
    return answer.result;
  }

  /** The log lines printed so far; throws when anything else was printed. */
  logs(): Record<string, unknown>[] {
    return this.printed.map((line) => JSON.parse(line));
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    this.answers.on("error", () => {});
    const closed = once(this.process, "close");
    this.process.kill();
    await closed;
  }

  private read(line: string): void {
    if (line.startsWith("END ")) this.answers.emit(line);
    else this.printed.push(line);
  }
}

interface Answer {
  id: string;
  result?: unknown;
  failure?: string;
}
