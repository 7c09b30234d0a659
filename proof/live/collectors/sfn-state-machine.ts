import { paginateListStateMachines, SFNClient } from "@aws-sdk/client-sfn";
import { listing } from "./listing";

export const stateMachine = listing({
  type: "aws_sfn_state_machine",
  action: "states:ListStateMachines",
  identity: [["name"]],
  tagged: "states:stateMachine",
  client: SFNClient,
  pages: (client) => paginateListStateMachines({ client }, { maxResults: 1000 }),
  items: (page) => page.stateMachines,
  told: ({ stateMachineArn: arn, name }) => ({ arn, id: arn, name }),
});
