import { BudgetsBudget } from "@cdktf/provider-aws/lib/budgets-budget";
import { CeAnomalyMonitor } from "@cdktf/provider-aws/lib/ce-anomaly-monitor";
import { CeAnomalySubscription } from "@cdktf/provider-aws/lib/ce-anomaly-subscription";
import { Construct } from "constructs";
import type { AlarmTopic } from "./topic";

/** Of which costs: those of resources that carry the tag. It must be activated as a cost allocation tag. */
interface Tagged {
  tag: { key: string; value: string };
}

export interface BudgetProps extends Tagged {
  name: string;
  monthlyDollars: number;
  /** Percent of the budget that is spent -> who is told. */
  spent: Record<number, AlarmTopic>;
  /** Who is told when the month will cost more than the budget. */
  forecast: AlarmTopic;
}

/** A month's budget. Source: AWS Cost Management User Guide, "Managing your costs with AWS Budgets". */
export class MonthlyBudget extends Construct {
  constructor(scope: Construct, id: string, props: BudgetProps) {
    super(scope, id);
    const notification = (
      kind: "ACTUAL" | "FORECASTED",
      percent: number,
      { topic }: AlarmTopic,
    ) => ({
      notificationType: kind,
      comparisonOperator: "GREATER_THAN",
      threshold: percent,
      thresholdType: "PERCENTAGE",
      subscriberSnsTopicArns: [topic.arn],
    });
    new BudgetsBudget(this, "Default", {
      name: props.name,
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: String(props.monthlyDollars),
      limitUnit: "USD",
      costFilter: [{ name: "TagKeyValue", values: [`user:${props.tag.key}$${props.tag.value}`] }],
      notification: [
        ...Object.entries(props.spent).map(([percent, topic]) =>
          notification("ACTUAL", Number(percent), topic),
        ),
        notification("FORECASTED", 100, props.forecast),
      ],
    });
  }
}

export interface CostAnomaliesProps extends Tagged {
  name: string;
  /** From so much above what was expected. */
  dollars: number;
  topic: AlarmTopic;
}

/**
 * Costs that are unlike what they were, told at once. An account has one monitor of all services, so this
 * watches what carries the tag. Source: AWS Cost Management User Guide, "Detecting unusual spend with AWS
 * Cost Anomaly Detection".
 */
export class CostAnomalies extends Construct {
  constructor(scope: Construct, id: string, { name, dollars, tag, topic }: CostAnomaliesProps) {
    super(scope, id);
    const monitor = new CeAnomalyMonitor(this, "monitor", {
      name,
      monitorType: "CUSTOM",
      monitorSpecification: JSON.stringify({
        And: null,
        CostCategories: null,
        Dimensions: null,
        Not: null,
        Or: null,
        Tags: { Key: tag.key, MatchOptions: ["EQUALS"], Values: [tag.value] },
      }),
    });
    new CeAnomalySubscription(this, "subscription", {
      name,
      // Only a topic is told at once; mail comes by the day or the week.
      frequency: "IMMEDIATE",
      monitorArnList: [monitor.arn],
      subscriber: [{ type: "SNS", address: topic.topic.arn }],
      thresholdExpression: {
        dimension: {
          key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
          matchOptions: ["GREATER_THAN_OR_EQUAL"],
          values: [String(dollars)],
        },
      },
    });
  }
}
