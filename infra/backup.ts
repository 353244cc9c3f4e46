import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { AccountPrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { RegisterTable } from './register-table.ts';

/** Every night; a copy there for longer than the table itself can be restored here, which is 35 days. */
const night = Schedule.cron({ hour: '2', minute: '30' });
const keptHere = Duration.days(7);
const keptThere = Duration.days(90);

type Parts = { table: RegisterTable; backupTo: string };

/**
 * A copy of the table every night in a vault of another account, which whoever takes over this one cannot reach. AWS copies
 * to another account only what is sealed with a key of the first account’s own.
 */
export class Backup extends Construct {
  constructor(scope: Construct, id: string, { table, backupTo }: Parts) {
    super(scope, id);
    const [, , , , otherAccount = ''] = backupTo.split(':');
    const key = new Key(this, 'Key', {
      description: 'Seals the backups of Matters Arising.',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    key.grantEncryptDecrypt(new AccountPrincipal(otherAccount));
    const vault = new BackupVault(this, 'Vault', {
      backupVaultName: Stack.of(this).stackName,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const plan = new BackupPlan(this, 'Plan', {
      backupVault: vault,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'nightly',
          scheduleExpression: night,
          deleteAfter: keptHere,
          copyActions: [
            {
              destinationBackupVault: BackupVault.fromBackupVaultArn(this, 'There', backupTo),
              deleteAfter: keptThere,
            },
          ],
        }),
      ],
    });
    const selection = plan.addSelection('Register', { resources: [BackupResource.fromArn(table.tableArn)] });
    Validations.of(selection).acknowledge({
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
      reason: 'It is what AWS Backup asks for, and AWS changes it as its own service changes.',
    });
  }
}
