import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { actionOf } from "./actions";
import { meaningOf, Refused, UnreadableAccount } from "./errors";
import { Limiter } from "./limiter";

/** Calls of one service under way at once: below the rates at which AWS begins to throttle. */
const AT_ONCE = 8;
const ATTEMPTS = 5;
/** Milliseconds. No call that is made here takes as long when its service is well. */
const TIMEOUT = { connectionTimeout: 4_000, requestTimeout: 20_000, throwOnRequestTimeout: true };

/** The first call tells whether AWS can be reached at all: who waits for it has seen nothing yet. */
const FIRST = { attempts: 3, timeout: 4_000 };

/** Of SQS: a queue's URL may name a host that cannot be reached from here, where the endpoint can. */
const SQS = { useQueueUrlAsEndpoint: false };

/** The parts of an SDK client that are the same in all of them. */
export interface ClientOfAws {
  // biome-ignore lint/suspicious/noExplicitAny: each client's own types are narrower than any common one.
  middlewareStack: { add(middleware: any, options: any): void };
  destroy(): void;
}
export type ClientClass<C extends ClientOfAws> = new (config: object) => C;

interface Context {
  clientName?: string;
  commandName?: string;
}
type Handler = (args: { input: unknown }) => Promise<unknown>;

/** One account in one region, and the SDK's clients for it. */
export class Account {
  /** How many different calls have been made; pages count one each. */
  calls = 0;
  /** The IAM actions of those calls. */
  readonly actions = new Set<string>();
  readonly #clients = new Map<ClientClass<ClientOfAws>, ClientOfAws>();
  readonly #made = new Map<string, Promise<unknown>>();

  private constructor(
    readonly id: string,
    readonly region: string,
    readonly partition: string,
    private readonly config: object,
    private readonly onCall: (calls: number) => void,
  ) {}

  /**
   * The account and region that the SDK's own chain of settings leads to (environment, profile, role).
   * @throws UnreadableAccount
   */
  static async open(onCall: (calls: number) => void = () => {}): Promise<Account> {
    const config = { maxAttempts: ATTEMPTS, retryMode: "adaptive" };
    const sts = new STSClient({
      ...config,
      maxAttempts: FIRST.attempts,
      requestHandler: { ...TIMEOUT, requestTimeout: FIRST.timeout },
    });
    try {
      const region = await sts.config.region();
      const { Account: id = "", Arn: arn = "" } = await sts.send(new GetCallerIdentityCommand({}));
      const { credentials } = sts.config;
      // One for all: the client of Kinesis would speak HTTP/2 else, which not every endpoint does.
      const requestHandler = new NodeHttpHandler(TIMEOUT);
      const shared = { ...config, ...SQS, region, credentials, requestHandler };
      return new Account(id, region, arn.split(":")[1] ?? "aws", shared, onCall);
    } catch (error) {
      const meaning = meaningOf(error, "sts:GetCallerIdentity");
      if (!(meaning instanceof Refused)) throw meaning;
      const region = await sts.config.region().catch(() => "the region");
      throw new UnreadableAccount(
        `AWS cannot be reached: ${meaning.message}. Check the network, and that ${region} is a region.`,
      );
    } finally {
      sts.destroy();
    }
  }

  /**
   * The client of a service. The same question is sent once, however often it is asked; and what it
   * throws is a Refused when the answer stays unknown.
   */
  client<C extends ClientOfAws>(Class: ClientClass<C>): C {
    const existing = this.#clients.get(Class);
    if (existing) return existing as C;
    const client = new Class(this.config);
    const limiter = new Limiter(AT_ONCE);
    client.middlewareStack.add(
      (next: Handler, { clientName = "", commandName = "" }: Context): Handler =>
        (args) =>
          this.#once(`${clientName} ${commandName} ${JSON.stringify(args.input)}`, async () => {
            const action = actionOf(clientName, commandName);
            this.actions.add(action);
            try {
              return await limiter.run(() => next(args));
            } catch (error) {
              throw meaningOf(error, action);
            } finally {
              this.calls += 1;
              this.onCall(this.calls);
            }
          }),
      { step: "initialize", name: "proofstack", priority: "high" },
    );
    this.#clients.set(Class, client);
    return client;
  }

  close(): void {
    for (const client of this.#clients.values()) client.destroy();
  }

  #once(question: string, ask: () => Promise<unknown>): Promise<unknown> {
    const asked = this.#made.get(question);
    if (asked) return asked;
    const answer = ask();
    this.#made.set(question, answer);
    return answer;
  }
}
