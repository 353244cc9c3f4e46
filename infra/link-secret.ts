import { Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/**
 * What signs links, those in mails among them: a parameter that CloudFormation cannot make, for it is encrypted. Whoever needs it
 * first makes it, and nobody can put another over it but by hand.
 */
export class LinkSecret extends Construct {
  /** Of the parameter; it outlives the stack. */
  readonly parameterName: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.parameterName = `/${Stack.of(this).stackName}/link-secret`;
  }

  /** Lets `grantee` read it, and make it where there is none. */
  allowUsing(grantee: IGrantable): void {
    const resources = [
      Stack.of(this).formatArn({
        service: 'ssm',
        resource: 'parameter',
        resourceName: this.parameterName.slice(1),
      }),
    ];
    const { grantPrincipal } = grantee;
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ sid: 'LinkSecret', actions: ['ssm:GetParameter'], resources }),
    );
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        sid: 'FirstLinkSecret',
        actions: ['ssm:PutParameter'],
        resources,
        conditions: { StringNotEquals: { 'ssm:Overwrite': 'true' } },
      }),
    );
  }
}
