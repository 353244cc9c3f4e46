import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { ServiceStack } from '../../infra/service-stack.ts';
import { type Stage, type StageName, stages } from '../../infra/stages.ts';

export const stageNames: readonly StageName[] = ['dev', 'prod'];

/** Functions are not bundled: a template says nothing of what is in them. */
export const unbundled = { 'aws:cdk:bundling-stacks': [] };

const resourceSchema = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});
export type Resource = z.infer<typeof resourceSchema>;

const templateSchema = z.looseObject({
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z.record(z.string(), z.unknown()),
});
export type StackTemplate = z.infer<typeof templateSchema>;

const synthesized = (stage: Stage, context: Record<string, unknown>): StackTemplate => {
  const app = new App({ context: { ...unbundled, ...context } });
  return templateSchema.parse(
    Template.fromStack(new ServiceStack(app, 'matters-arising-test', stage)).toJSON(),
  );
};

const made = new Map<StageName, StackTemplate>();

/** The template of a stage, made once. */
export function templateOf(name: StageName): StackTemplate {
  const template = made.get(name) ?? synthesized(stages[name], {});
  made.set(name, template);
  return template;
}

/** The template of the stage `dev` with something else in it, or in another context. */
export const templateWith = (changed: Partial<Stage>, context: Record<string, unknown> = {}): StackTemplate =>
  synthesized({ ...stages.dev, ...changed }, context);

/** The resources of a type, by their logical names. */
export const ofType = ({ Resources }: StackTemplate, type: string): Record<string, Resource> =>
  Object.fromEntries(Object.entries(Resources).filter(([, { Type }]) => Type === type));

/** The one resource of a type whose logical name begins so. Throws when there is none, or several. */
export function theOne(template: StackTemplate, type: string, beginning: string): [string, Resource] {
  const [found, ...others] = Object.entries(ofType(template, type)).filter(([name]) =>
    name.startsWith(beginning),
  );
  if (found === undefined || others.length > 0) {
    throw new Error(`not one ${type} ${beginning}: ${Object.keys(ofType(template, type)).join(', ')}`);
  }
  return found;
}

const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const statementSchema = z.looseObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMany,
  Resource: z.unknown().optional(),
  Principal: z.unknown().optional(),
  Condition: z.unknown().optional(),
});
export type Statement = z.infer<typeof statementSchema>;

const policySchema = z.object({
  PolicyDocument: z.object({ Statement: z.array(statementSchema) }),
  Roles: z.array(z.object({ Ref: z.string() })).default([]),
});

/** What a policy of any kind says. */
export const statementsOf = ({ Properties }: Resource): Statement[] =>
  policySchema.parse(Properties).PolicyDocument.Statement;

/** Everything that the role whose logical name begins so is allowed. */
export function allowed(template: StackTemplate, role: string): Statement[] {
  const [name] = theOne(template, 'AWS::IAM::Role', role);
  return Object.values(ofType(template, 'AWS::IAM::Policy'))
    .filter(({ Properties }) => policySchema.parse(Properties).Roles.some(({ Ref }) => Ref === name))
    .flatMap(statementsOf);
}
