import { describe, expect, test } from "@jest/globals";
import { useRig } from "./rig";

const rig = useRig();

describe("an environment that is wrong", () => {
  test.each<[string, Record<string, string | undefined>, string[]]>([
    [
      "empty",
      {
        TABLE_NAME: undefined,
        METRIC_NAMESPACE: " ",
        METRIC_NAMES: undefined,
        AWS_REGION: undefined,
      },
      ["TABLE_NAME", "METRIC_NAMESPACE", "METRIC_NAMES", "AWS_REGION"],
    ],
    ["a metric nobody knows", { METRIC_NAMES: "PaymentSuccess,Profit" }, ["Profit"]],
    ["no metric at all", { METRIC_NAMES: " , " }, ["METRIC_NAMES"]],
    ["providers of strange names", { PROVIDERS: "acme,Globex Inc" }, ["PROVIDERS", "Globex Inc"]],
    ["AWS's own namespace", { METRIC_NAMESPACE: "AWS/Lambda" }, ["METRIC_NAMESPACE"]],
  ])("%s stops the function at cold start and says why", async (_name, change, mentions) => {
    const message = await rig.start(change).then(
      () => "it started",
      (error: Error) => error.message,
    );
    expect(message).toContain("ConfigurationError");
    for (const mention of mentions) expect(message).toContain(mention);
  });
});
