import {
  CognitoIdentityProviderClient,
  paginateListUserPools,
} from "@aws-sdk/client-cognito-identity-provider";
import { listing } from "./listing";

/** The most that a page holds, from the reference of ListUserPools, which has no default. */
const PAGE = { MaxResults: 60 };

export const cognitoUserPool = listing({
  type: "aws_cognito_user_pool",
  action: "cognito-idp:ListUserPools",
  identity: [["id"], ["name"]],
  tagged: "cognito-idp:userpool",
  client: CognitoIdentityProviderClient,
  pages: (client) => paginateListUserPools({ client }, { ...PAGE }),
  items: (page) => page.UserPools,
  told: ({ Id: id, Name: name }, { partition, region, id: owner }) => ({
    arn: `arn:${partition}:cognito-idp:${region}:${owner}:userpool/${id}`,
    id,
    name,
  }),
});
