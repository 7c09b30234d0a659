import { metricsOf } from "../metric";
import type { Widget } from "./layout";
import { type Graph, widgetsIn } from "./widgets";

/** Charges are measured in one region. Source: CloudWatch User Guide, "Create a billing alarm". */
const REGION = "us-east-1";

/** In US dollars since the month began, of the whole account. */
const CHARGES = metricsOf("AWS/Billing", { Currency: "USD" })("EstimatedCharges", "Maximum");

/** What the account owes, wherever the stack is. */
export const charges = (label: string, how: Pick<Graph, "title" | "view" | "threshold">): Widget =>
  widgetsIn(REGION).graph({ ...how, unit: "USD", metrics: { [label]: CHARGES } });
