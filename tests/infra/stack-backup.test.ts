import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { ServiceStack } from '../../infra/service-stack.ts';
import { stages } from '../../infra/stages.ts';
import { ofType, statementsOf, templateOf, templateWith, theOne, unbundled } from './a-stack.ts';

const backupTo = 'arn:aws:backup:eu-west-2:111122223333:backup-vault:matters';

describe('a backup in another account', () => {
  const template = templateWith({ backupTo });

  it('is made only where a stage names one', () => {
    for (const type of ['BackupVault', 'BackupPlan', 'BackupSelection']) {
      expect(ofType(templateOf('prod'), `AWS::Backup::${type}`)).toEqual({});
    }
  });

  it('is copied there every night, and kept for longer than the table can be restored here', () => {
    const [, plan] = theOne(template, 'AWS::Backup::BackupPlan', '');
    expect(plan.Properties).toMatchObject({
      BackupPlan: {
        BackupPlanRule: [
          {
            ScheduleExpression: 'cron(30 2 * * ? *)',
            Lifecycle: { DeleteAfterDays: 7 },
            CopyActions: [{ DestinationBackupVaultArn: backupTo, Lifecycle: { DeleteAfterDays: 90 } }],
          },
        ],
      },
    });
    const [table] = theOne(template, 'AWS::DynamoDB::GlobalTable', '');
    expect(theOne(template, 'AWS::Backup::BackupSelection', '')[1].Properties).toMatchObject({
      BackupSelection: { Resources: [{ 'Fn::GetAtt': [table, 'Arn'] }] },
    });
  });

  it('is sealed with a key of its own, which the other account may use; and outlives the stack', () => {
    const [name, key] = theOne(template, 'AWS::KMS::Key', 'Backup');
    const [, vault] = theOne(template, 'AWS::Backup::BackupVault', '');
    expect(vault).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: { EncryptionKeyArn: { 'Fn::GetAtt': [name, 'Arn'] } },
    });
    const policy = { Properties: { PolicyDocument: key.Properties['KeyPolicy'] }, Type: key.Type };
    const others = statementsOf(policy).filter(({ Principal }) =>
      JSON.stringify(Principal).includes('111122223333'),
    );
    expect(others.flatMap(({ Action }) => Action)).toContain('kms:Decrypt');
    expect(others.flatMap(({ Action }) => Action)).not.toContain('kms:*');
  });

  it('is clean by the rules of AWS Solutions', () => {
    const app = new App({ context: unbundled });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    new ServiceStack(app, 'backed-up', { ...stages.dev, backupTo, functionsAtOnce: 1_000 });
    expect(() => app.synth()).not.toThrow();
  });
});
