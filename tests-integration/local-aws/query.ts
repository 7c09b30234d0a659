import { type Answer, Refusal, type Service } from "./call";
import type { Tag, Tags } from "./tags";

/** An answer in the query protocol. */
export const xml = (body: string, status = 200): Answer => ({
  status,
  headers: { "content-type": "text/xml" },
  body,
});

/** What the local AWS answered, to be mended. */
export const textOf = ({ body = "" }: Answer): string => Buffer.from(body).toString("utf8");

const NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/";

/** What an operation answers, as XML; undefined when the call is the local AWS's own. */
export type Operations = Record<string, (asked: URLSearchParams) => string | undefined>;

/** Some operations of EC2, in its query protocol. */
export function ec2(operations: Operations): Service {
  return (call) => {
    if (call.service !== "ec2") return undefined;
    const asked = new URLSearchParams(call.body.toString("utf8"));
    const name = asked.get("Action") ?? "";
    return answered(name, () => operations[name]?.(asked));
  };
}

/** The tags of what the gateway keeps; those of anything else are the local AWS's own. */
export function taggedHere(
  tags: Tags,
  arnOf: (id: string) => string,
  isHere: (id: string) => boolean,
): Operations {
  const each = (change: (arn: string, asked: Tag[]) => void) => (asked: URLSearchParams) => {
    const ours = numbered(asked, "ResourceId").filter(isHere);
    if (ours.length === 0) return undefined;
    for (const id of ours) change(arnOf(id), tagsIn(asked, "Tag"));
    return "<return>true</return>";
  };
  return {
    CreateTags: each((arn, asked) => tags.set(arn, asked)),
    DeleteTags: each((arn, asked) =>
      tags.unset(
        arn,
        asked.map(({ Key }) => Key),
      ),
    ),
  };
}

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** `Name.1`, `Name.2`, … in order. */
export function numbered(asked: URLSearchParams, name: string): string[] {
  const values: string[] = [];
  for (let at = 1; asked.has(`${name}.${at}`); at += 1)
    values.push(asked.get(`${name}.${at}`) ?? "");
  return values;
}

export function tagsIn(asked: URLSearchParams, prefix: string): Tag[] {
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

/** Tags as EC2 answers them. */
export const tagSet = (tags: Tag[]): string =>
  tags
    .map(
      ({ Key, Value }) => `<item><key>${escaped(Key)}</key><value>${escaped(Value)}</value></item>`,
    )
    .join("");
