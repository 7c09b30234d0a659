import { type Answer, type Call, documentOf, json, type Service, type Upstream } from "../call";
import { operationOf } from "../faults";
import { escaped, textOf, xml } from "../query";

/** Where the local AWS posts what goes to an HTTPS endpoint; no AWS path begins so. */
export const WEBHOOKS = "/_webhooks/";
const OURS = new RegExp(`http://127\\.0\\.0\\.1:\\d+${WEBHOOKS}([^<]+)`);
const ARN = /<SubscriptionArn>(arn:[^<]+)<\/SubscriptionArn>/;
const LISTS = ["ListSubscriptions", "ListSubscriptionsByTopic", "GetSubscriptionAttributes"];

const REFUSED =
  "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidParameter</Code>" +
  "<Message>Invalid parameter: Endpoint must match protocol</Message></Error></ErrorResponse>";

/** What SNS posted to an endpoint. */
export interface Delivery {
  endpoint: string;
  message: string;
}

interface Posted {
  Type: string;
  Message: string;
  SubscribeURL: string;
}

/**
 * SNS's subscriptions of HTTPS endpoints, none of which is there to be called: the local AWS posts to this
 * gateway, which answers in their place, confirms as they would, and keeps what they are sent. Hosts under
 * `.invalid` never answer. Whoever asks is told of the endpoints, and of who has not confirmed.
 * Source: SNS API Reference, Subscribe, ListSubscriptions and Unsubscribe.
 * @param port the gateway's own
 */
export function webhooks(port: () => number, deliveries: Delivery[]): Service {
  const confirmed = new Set<string>();

  const posted = async (call: Call): Promise<Answer> => {
    const endpoint = decodeURIComponent(call.path.slice(WEBHOOKS.length));
    if (new URL(endpoint).hostname.endsWith(".invalid")) return json(503, {});
    const { Type, Message = "", SubscribeURL = "" } = documentOf<Posted>(call);
    if (Type === "SubscriptionConfirmation") {
      const [, arn] = ARN.exec(await (await fetch(SubscribeURL)).text()) ?? [];
      if (arn) confirmed.add(arn);
    } else {
      deliveries.push({ endpoint, message: Message });
    }
    return json(200, {});
  };

  const subscribe = async (asked: URLSearchParams, upstream: Upstream): Promise<Answer> => {
    const endpoint = asked.get("Endpoint") ?? "";
    if (!URL.canParse(endpoint) || new URL(endpoint).protocol !== "https:") {
      return xml(REFUSED, 400);
    }
    const here = `http://127.0.0.1:${port()}${WEBHOOKS}${encodeURIComponent(endpoint)}`;
    const changed = new URLSearchParams(asked);
    changed.set("Protocol", "http");
    changed.set("Endpoint", here);
    const answer = await upstream(changed.toString());
    if (answer.status !== 200) return answer;
    const TopicArn = asked.get("TopicArn") ?? "";
    const list = new URLSearchParams({ Action: "ListSubscriptionsByTopic", TopicArn });
    const own = membersIn(await upstream(list.toString())).find((one) => one.includes(`${here}<`));
    const [, arn = ""] = ARN.exec(own ?? "") ?? [];
    const isTold = asked.get("ReturnSubscriptionArn") === "true" || confirmed.has(arn);
    return withText(answer, (text) =>
      text.replace(/(<SubscriptionArn>)[^<]*/, `$1${isTold ? arn : "pending confirmation"}`),
    );
  };

  /** As a subscription of the endpoint itself. */
  const shown = (part: string): string => {
    if (!OURS.test(part)) return part;
    const [, arn] = ARN.exec(part) ?? [];
    const told = part
      .replace(OURS, (_, endpoint: string) => escaped(decodeURIComponent(endpoint)))
      .replace(">http<", ">https<");
    return arn === undefined || confirmed.has(arn)
      ? told
      : told.replace(arn, "PendingConfirmation");
  };

  return async (call, upstream) => {
    if (call.path.startsWith(WEBHOOKS)) return posted(call);
    if (call.service !== "sns") return undefined;
    const operation = operationOf(call);
    const asked = new URLSearchParams(call.body.toString("utf8"));
    if (operation === "Subscribe" && asked.get("Protocol") === "https") {
      return subscribe(asked, upstream);
    }
    if (!LISTS.includes(operation)) return undefined;
    return withText(await upstream(), (text) =>
      text.replace(/<member>.*?<\/member>|<Attributes>.*?<\/Attributes>/gs, shown),
    );
  };
}

const membersIn = (answer: Answer): string[] =>
  textOf(answer).match(/<member>.*?<\/member>/gs) ?? [];

function withText(answer: Answer, change: (text: string) => string): Answer {
  const { "content-length": _, ...headers } = answer.headers ?? {};
  return { ...answer, headers, body: change(textOf(answer)) };
}
