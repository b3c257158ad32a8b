import { callGraph, CallGraphNode, namespacesOf } from './call-graph';

/** An object as plain data. */
export interface PlainObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** Objects of services that call each other: eight a service, and the Namespaces. */
export function workload(services: number): PlainObject[] {
  return [...namespaces(services), ...callGraph(services).flatMap(node => new Service(node).objects())];
}

function namespaces(services: number): PlainObject[] {
  return namespacesOf(services).map(name => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { 'istio-injection': 'enabled' } } }));
}

class Service {
  private readonly name: string;
  private readonly namespace: string;

  constructor(private readonly node: CallGraphNode) {
    this.name = node.name;
    this.namespace = node.namespace;
  }

  public objects(): PlainObject[] {
    const istio = 'networking.istio.io/v1';
    return [
      this.object('v1', 'ServiceAccount', {}),
      this.object('apps/v1', 'Deployment', { spec: this.deployment() }),
      this.object('v1', 'Service', { spec: { selector: this.labels(), ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }] } }),
      this.object(istio, 'VirtualService', { spec: this.routes() }),
      this.object(istio, 'DestinationRule', { spec: this.resilience() }),
      this.object('security.istio.io/v1', 'AuthorizationPolicy', { spec: this.admitted() }),
      this.object(istio, 'Sidecar', { spec: { workloadSelector: { labels: this.labels() }, egress: [{ hosts: this.destinations().map(each => each.egress()) }] } }),
      this.object('networking.k8s.io/v1', 'NetworkPolicy', { spec: this.network() }),
    ];
  }

  private object(apiVersion: string, kind: string, fields: object): PlainObject {
    return { apiVersion, kind, metadata: { name: this.name, namespace: this.namespace, labels: this.labels() }, ...fields };
  }

  private labels() {
    return { 'app.kubernetes.io/name': this.name };
  }

  private host(): string {
    return `${this.name}.${this.namespace}.svc.cluster.local`;
  }

  private egress(): string {
    return `${this.namespace}/${this.host()}`;
  }

  private destinations(): Service[] {
    return this.node.destinations().map(node => new Service(node));
  }

  private sources(): Service[] {
    return this.node.sources().map(node => new Service(node));
  }

  private deployment() {
    const probe = (path: string, periodSeconds: number) => ({ httpGet: { path, port: 'http', scheme: 'HTTP' }, periodSeconds, timeoutSeconds: 2, failureThreshold: 3 });
    const container = {
      name: 'main',
      image: `registry.example.com/${this.namespace}/${this.name}:1.0.0`,
      imagePullPolicy: 'IfNotPresent',
      ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
      env: this.destinations().map((each, i) => ({ name: `DESTINATION_${i}`, value: `http://${each.host()}` })),
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
      livenessProbe: probe('/live', 10),
      readinessProbe: probe('/ready', 5),
      securityContext: { runAsNonRoot: true, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
    };
    return {
      replicas: 2,
      selector: { matchLabels: this.labels() },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      template: {
        metadata: { labels: this.labels(), annotations: { 'example.com/team': this.namespace } },
        spec: { serviceAccountName: this.name, terminationGracePeriodSeconds: 30, containers: [container], volumes: [{ name: 'tmp', emptyDir: {} }] },
      },
    };
  }

  private routes() {
    const route = [{ destination: { host: this.host(), port: { number: 80 } } }];
    const http = this.sources().map((source, i) => ({
      name: `from-${source.name}`,
      match: [{ uri: { prefix: '/items' }, method: { exact: 'GET' }, sourceLabels: source.labels(), sourceNamespace: source.namespace }],
      route,
      timeout: `${i + 1}s`,
    }));
    return { hosts: [this.host()], gateways: ['mesh'], http: [...http, { name: 'default', route }] };
  }

  private resilience() {
    const outlierDetection = { consecutive5xxErrors: 5, consecutiveGatewayErrors: 5, interval: '10s', baseEjectionTime: '30s', maxEjectionPercent: 50 };
    const connectionPool = { tcp: { maxConnections: 100 }, http: { http1MaxPendingRequests: 100 } };
    return { host: this.host(), trafficPolicy: { connectionPool, outlierDetection } };
  }

  private admitted() {
    const rules = this.sources().map(source => ({
      from: [{ source: { principals: [`cluster.local/ns/${source.namespace}/sa/${source.name}`] } }],
      to: [{ operation: { methods: ['GET', 'HEAD'], paths: ['/items', '/items/*'], ports: ['8080'] } }],
    }));
    return { selector: { matchLabels: this.labels() }, action: 'ALLOW', rules };
  }

  private network() {
    const peer = (service: Service) => ({
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': service.namespace } }, podSelector: { matchLabels: service.labels() },
    });
    const inNamespace = (name: string) => [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } }];
    return {
      podSelector: { matchLabels: this.labels() },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: this.sources().map(peer), ports: [{ port: 8080, protocol: 'TCP' }] }],
      egress: [
        { to: this.destinations().map(peer), ports: [{ port: 8080, protocol: 'TCP' }] },
        { to: inNamespace('kube-system'), ports: ['UDP', 'TCP'].map(protocol => ({ port: 53, protocol })) },
        { to: inNamespace('istio-system'), ports: [{ port: 15012, protocol: 'TCP' }] },
      ],
    };
  }
}
