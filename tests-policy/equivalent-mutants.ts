/**
 * Damage that no control could be asked to notice, because what it leaves complies as well. Each entry
 * was read by a person; the mutation suite fails when one of them covers nothing any more.
 */
export interface Equivalent {
  control: string;
  /** `<type>.<attribute path>`. */
  path: string;
  /** The damage's name; a text that ends in `*` covers all that begin so. */
  damage: string;
  /** One place along the path; without it, every place. */
  place?: string;
  because: string;
}

export const equivalents: Equivalent[] = [
  ...["metric", "composite"].flatMap((kind) =>
    ["removed", "null"].map((damage) => ({
      control: "alarms/actions-enabled",
      path: `aws_cloudwatch_${kind}_alarm.actions_enabled`,
      damage,
      because: "an alarm's actions are enabled unless it says otherwise",
    })),
  ),
];
