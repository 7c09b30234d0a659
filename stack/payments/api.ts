import type { Construct } from "constructs";
import type { Config } from "../config/schema";
import { Api } from "../constructs/api";
import { ApiLoggingAccount } from "../constructs/api-logging-account";
import type { TracedFunction } from "../constructs/function";
import type { Key } from "../constructs/key";
import type { Place } from "../constructs/place";
import { STAGE } from "./names";
import { paymentSchema } from "./payment";

export interface PaymentApiProps {
  place: Place;
  key: Key;
  name: string;
  accessLogName: string;
  processor: TracedFunction;
  settings: Config["api"];
  /** Who may be named as processing a payment. */
  providers: string[];
  /** Of the account's logging role, where this stack is the one that manages it. */
  loggingRole: string | undefined;
}

/** The API that takes payments: signed unless the configuration says otherwise, and asked how it is by anybody. */
export function addPaymentApi(scope: Construct, props: PaymentApiProps): Api {
  const { place, key, name, settings, loggingRole } = props;
  const account =
    loggingRole === undefined
      ? undefined
      : new ApiLoggingAccount(scope, "api-logging", { place, name: loggingRole }).account;
  return new Api(scope, "api", {
    key,
    name,
    description: "Takes payments",
    stageName: STAGE,
    function: props.processor,
    accessLogName: props.accessLogName,
    throttling: settings,
    loggingReady: account ? [account] : [],
    routes: [
      {
        method: "POST",
        path: "payments",
        authorization: settings.authorization,
        body: { name: "Payment", schema: paymentSchema(props.providers) },
      },
      { method: "GET", path: "health", authorization: "NONE" },
    ],
  });
}
