import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import Ajv, { ValidateFunction } from 'ajv';
import { parseAllDocuments } from 'yaml';

const CRDS = join(__dirname, '..', '..', 'imports', 'crds');

/** What the schema of its CRD says against an object; kinds of Kubernetes itself have no schema here. */
export function invalidities(object: any, validators = ownValidators()): string[] {
  const validate = validators.get(`${object.apiVersion} ${object.kind}`);
  if (!validate || validate(object)) return [];
  return (validate.errors ?? []).map(error => `${object.kind} ${object.metadata?.name} ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}

/** Validators by 'apiVersion kind', of all CRDs below a folder; later files win, so that experimental kinds replace standard ones. */
export function validatorsIn(folder: string): Map<string, ValidateFunction> {
  const validators = new Map<string, ValidateFunction>();
  for (const crd of crdsIn(folder)) {
    for (const version of crd.spec.versions) {
      const key = `${crd.spec.group}/${version.name} ${crd.spec.names.kind}`;
      const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
      validators.set(key, ajv.compile(strict(version.schema.openAPIV3Schema, true)));
    }
  }
  return validators;
}

/** CRDs below a folder; template lines are left out. */
export function crdsIn(folder: string): any[] {
  const rank = (file: string) => Number(file.includes('experimental'));
  return readdirSync(folder).filter(file => file.endsWith('.yaml')).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .flatMap(file => parseAllDocuments(readFileSync(join(folder, file), 'utf-8').replace(/^.*\{\{.*$/gm, '')).map(document => document.toJS()))
    .filter(crd => crd?.kind === 'CustomResourceDefinition');
}

let own: Map<string, ValidateFunction> | undefined;
function ownValidators(): Map<string, ValidateFunction> {
  own ??= validatorsIn(CRDS);
  return own;
}

/** As the API server with strict field validation: unknown fields are errors, and int-or-string is either. */
function strict(schema: any, root = false): any {
  if (Array.isArray(schema)) return schema.map(item => strict(item));
  if (schema === null || typeof schema !== 'object') return schema;
  const { properties, ...rest } = schema;
  const copy: any = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, ['enum', 'default', 'required'].includes(key) ? value : strict(value)]));
  if (properties) copy.properties = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, strict(value)]));
  if (root) copy.properties = { ...copy.properties, apiVersion: {}, kind: {}, metadata: {} };
  if (copy.properties && schema.type === 'object' && !schema.additionalProperties && !schema['x-kubernetes-preserve-unknown-fields']) copy.additionalProperties = false;
  if (schema['x-kubernetes-int-or-string']) delete copy.type;
  return copy;
}
