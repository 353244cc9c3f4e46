import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/** What signs links, those in mails among them: made by Secrets Manager, and known to who answers and who sends alone. */
export class LinkSecret extends Construct {
  private readonly secret: Secret;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      description: 'Signs the links of Matters Arising.',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      // Without it, links end, and the next answer has new ones.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this.secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'No other party holds it, so nothing forces a rotation; docs/link-key.md says how, and what ends with it.',
    });
  }

  get secretArn(): string {
    return this.secret.secretArn;
  }

  allowReading(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        sid: 'LinkSecret',
        actions: ['secretsmanager:GetSecretValue'],
        resources: [this.secret.secretArn],
      }),
    );
  }
}
