import { type Collector, values } from "../collector";
import { alarms } from "./metric-alarm";

export const compositeAlarm: Collector = {
  type: "aws_cloudwatch_composite_alarm",
  actions: ["cloudwatch:DescribeAlarms"],
  identity: [["alarm_name"]],
  tagged: "cloudwatch:alarm",
  async collect(account, scope) {
    const { composite } = await alarms(account);
    return composite
      .filter(({ AlarmName = "", AlarmArn = "" }) =>
        scope.covers("aws_cloudwatch_composite_alarm", AlarmName, AlarmArn),
      )
      .map((alarm) => ({
        values: values({
          actions_enabled: alarm.ActionsEnabled,
          actions_suppressor: alarm.ActionsSuppressor
            ? [
                {
                  alarm: alarm.ActionsSuppressor,
                  extension_period: alarm.ActionsSuppressorExtensionPeriod ?? null,
                  wait_period: alarm.ActionsSuppressorWaitPeriod ?? null,
                },
              ]
            : [],
          alarm_actions: alarm.AlarmActions,
          alarm_description: alarm.AlarmDescription,
          alarm_name: alarm.AlarmName,
          alarm_rule: alarm.AlarmRule,
          arn: alarm.AlarmArn,
          id: alarm.AlarmName,
          insufficient_data_actions: alarm.InsufficientDataActions,
          ok_actions: alarm.OKActions,
        }),
      }));
  },
};
