import { IConstruct } from 'constructs';

/** Asks all validations of constructs once. Throws with the text of cdk8s if there are errors. */
export function validate(constructs: IConstruct[]): void {
  const errors = constructs.flatMap(({ node }) => node.validate().map(error => `[${node.path}] ${error}`));
  if (errors.length > 0) throw new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
}
