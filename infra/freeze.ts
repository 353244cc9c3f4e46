import { Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { freezeStates } from '../functions/lambda/freeze.ts';

const [first] = freezeStates;

/** The switch that stops all sending without a deploy. It stands outside the table, which a restore would roll back. */
export class FreezeSwitch extends Construct {
  private readonly parameter: StringParameter;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.parameter = new StringParameter(this, 'Parameter', {
      parameterName: `/${Stack.of(this).stackName}/sending`,
      description: 'Matters Arising sends while this is “running”, and stops at “frozen”.',
      stringValue: first,
      allowedPattern: `^(${freezeStates.join('|')})$`,
    });
  }

  get parameterName(): string {
    return this.parameter.parameterName;
  }

  get parameterArn(): string {
    return this.parameter.parameterArn;
  }

  allowReading(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        sid: 'FreezeSwitch',
        actions: ['ssm:GetParameter'],
        resources: [this.parameter.parameterArn],
      }),
    );
  }
}
