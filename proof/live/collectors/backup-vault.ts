import { BackupClient, paginateListBackupVaults } from "@aws-sdk/client-backup";
import { listing } from "./listing";

/** Vaults of other kinds are other types of the provider's. */
const KIND = { ByVaultType: "BACKUP_VAULT" } as const;

export const backupVault = listing({
  type: "aws_backup_vault",
  action: "backup:ListBackupVaults",
  identity: [["name"]],
  tagged: "backup:backup-vault",
  client: BackupClient,
  pages: (client) => paginateListBackupVaults({ client }, { ...KIND }),
  // Those that services of AWS made for themselves are theirs: aws/efs/automatic-backup-vault.
  items: (page) =>
    page.BackupVaultList?.filter(({ BackupVaultName: name }) => !name?.startsWith("aws/")),
  told: ({ BackupVaultArn: arn, BackupVaultName: name }) => ({ arn, id: name, name }),
});
