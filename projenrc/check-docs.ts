import { readFileSync } from 'fs';
import { join } from 'path';

/** Lists what of the public API says nothing of itself, from the assembly that jsii compiles; fails if there is any. */
const { types } = JSON.parse(readFileSync(join(__dirname, '..', '.jsii'), 'utf-8'));

const silent = Object.entries<any>(types).flatMap(([name, type]) => [
  ...undocumented(name, type),
  ...(type.members ?? []).flatMap((member: any) => undocumented(`${name}.${member.name}`, member)),
  ...[...type.methods ?? [], ...type.properties ?? []].filter(member => !member.overrides).flatMap(member => [
    ...undocumented(`${name}.${member.name}`, member),
    ...parametersOf(`${name}.${member.name}`, member),
    ...type.datatype && member.optional && !member.docs?.default ? [`${name}.${member.name} has no @default`] : [],
  ]),
  ...type.initializer ? [...undocumented(`${name}.constructor`, type.initializer), ...parametersOf(`${name}.constructor`, type.initializer)] : [],
]);

silent.forEach(line => console.error(line));
process.exit(silent.length > 0 ? 1 : 0);

function undocumented(name: string, { docs }: any): string[] {
  return docs?.summary ? [] : [`${name} has no summary`];
}

function parametersOf(name: string, { parameters = [] }: any): string[] {
  return parameters.flatMap((parameter: any) => undocumented(`${name}(${parameter.name})`, parameter));
}
