import { Example, object } from './example';

const policy = (spec: any) => object('networking.k8s.io/v1', 'NetworkPolicy', { podSelector: {}, ...spec });
const port = (fields: any) => policy({ ingress: [{ ports: [fields] }] });
const from = (fields: any) => policy({ ingress: [{ from: [fields] }] });

export const NETWORK_POLICY_EXAMPLES: Example[] = [
  { what: 'an unknown field', object: policy({ ingres: [] }), api: /field not declared in schema/ },
  { what: 'a direction in lower case', object: policy({ policyTypes: ['ingress'] }), api: /Unsupported value: "ingress"/ },
  { what: 'a protocol of applications', object: port({ protocol: 'HTTP', port: 80 }), api: /Unsupported value: "HTTP"/ },
  { what: 'a port that is none', object: port({ port: 70000 }), api: /must be between 1 and 65535/ },
  { what: 'a numeric string as port', object: port({ port: '8080' }), api: /must contain at least one letter/ },
  { what: 'a range that ends before it begins', object: port({ port: 90, endPort: 80 }), api: /must be greater than or equal to/ },
  { what: 'a range that begins with a name', object: port({ port: 'http', endPort: 90 }), api: /may not be specified when/ },
  { what: 'an address for a range', object: from({ ipBlock: { cidr: '10.0.0.1/33' } }), api: /must be a valid CIDR/ },
  { what: 'an exception from elsewhere', object: from({ ipBlock: { cidr: '10.0.0.0/8', except: ['192.168.0.0/16'] } }), api: /must be a strict subset of/ },
  { what: 'pods beside a range', object: from({ ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }), api: /may not specify both ipBlock and another peer/ },
  { what: 'a peer that is empty', object: from({}), api: /must specify a peer/ },
  { what: 'a label that cannot be one', object: policy({ podSelector: { matchLabels: { app: 'not allowed' } } }), api: /a valid label must/ },
  { what: 'a list of peers without one, which admits everybody', object: policy({ ingress: [{ from: [] }] }) },
];
