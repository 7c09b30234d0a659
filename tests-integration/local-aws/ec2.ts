import { ACCOUNT, type Answer, Refusal, type Service } from "./call";
import { escaped, numbered, queryOf, xml } from "./query";
import type { Tag, Tags } from "./tags";

const NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/";

/** What an operation answers, as XML; undefined when the call is the local AWS's own. */
export type Operations = Record<string, (asked: URLSearchParams) => string | undefined>;

/** Some operations of EC2, in its query protocol. */
export const ec2 =
  (operations: Operations): Service =>
  (call) => {
    const { action = "", asked } = queryOf(call, "ec2") ?? {};
    return asked && answered(action, () => operations[action]?.(asked));
  };

/** What EC2 calls a kind of things. */
interface Kind {
  /** What ids begin with. */
  prefix: string;
  /** In ARNs. */
  type: string;
  absent: (id: string) => Refusal;
}

/** Things of one kind that the gateway keeps, by their ids, and their tags. */
export class Kept<Thing> {
  readonly #things = new Map<string, Thing>();
  #made = 0;

  constructor(
    private readonly kind: Kind,
    private readonly tags: Tags,
  ) {}

  /** Keeps one, with the tags that it is made with, and returns its id. */
  add(thing: Thing, asked: URLSearchParams): string {
    this.#made += 1;
    const id = `${this.kind.prefix}-${String(this.#made).padStart(17, "0")}`;
    this.#things.set(id, thing);
    this.tags.set(this.#arnOf(id), tagsIn(asked, "TagSpecification.1.Tag"));
    return id;
  }

  /** Of all of them. */
  ids(): string[] {
    return [...this.#things.keys()];
  }

  /** @throws Refusal when there is none of that id */
  find(id: string): Thing {
    const thing = this.#things.get(id);
    if (thing === undefined) throw this.kind.absent(id);
    return thing;
  }

  /** @throws Refusal at the first id of which there is none */
  remove(ids: string[]): void {
    for (const id of ids) {
      this.find(id);
      this.#things.delete(id);
      this.tags.forget(this.#arnOf(id));
    }
  }

  /** As EC2 answers them. */
  tagSetOf(id: string): string {
    const items = this.tags
      .of(this.#arnOf(id))
      .map(({ Key, Value }) => `<key>${escaped(Key)}</key><value>${escaped(Value)}</value>`);
    return `<tagSet>${items.map((item) => `<item>${item}</item>`).join("")}</tagSet>`;
  }

  /** Changes of their tags; those of anything else are the local AWS's own. */
  tagging(): Operations {
    const each = (change: (arn: string, asked: Tag[]) => void) => (asked: URLSearchParams) => {
      const ours = numbered(asked, "ResourceId").filter((id) => this.#things.has(id));
      if (ours.length === 0) return undefined;
      for (const id of ours) change(this.#arnOf(id), tagsIn(asked, "Tag"));
      return "<return>true</return>";
    };
    return {
      CreateTags: each((arn, tags) => this.tags.set(arn, tags)),
      DeleteTags: each((arn, tags) => {
        const keys = tags.map(({ Key }) => Key);
        this.tags.unset(arn, keys);
      }),
    };
  }

  #arnOf(id: string): string {
    return `arn:aws:ec2:us-east-1:${ACCOUNT}:${this.kind.type}/${id}`;
  }
}

function tagsIn(asked: URLSearchParams, prefix: string): Tag[] {
  const tags: Tag[] = [];
  for (let at = 1; asked.has(`${prefix}.${at}.Key`); at += 1) {
    const said = (field: string) => asked.get(`${prefix}.${at}.${field}`) ?? "";
    tags.push({ Key: said("Key"), Value: said("Value") });
  }
  return tags;
}

function answered(name: string, operation: () => string | undefined): Answer | undefined {
  try {
    const body = operation();
    return body === undefined
      ? undefined
      : xml(
          `<${name}Response xmlns="${NAMESPACE}"><requestId>local</requestId>${body}</${name}Response>`,
        );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = `<Error><Code>${error.code}</Code><Message>${escaped(error.message)}</Message></Error>`;
    return xml(
      `<Response><Errors>${said}</Errors><RequestID>local</RequestID></Response>`,
      error.status,
    );
  }
}
