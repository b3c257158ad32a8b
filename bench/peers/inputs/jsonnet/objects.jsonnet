// Called with the call graph: names of namespaces, and services with those that they call and those that call them.
function(graph)
  local labelsOf(service) = { 'app.kubernetes.io/name': service.name };
  local hostOf(service) = service.name + '.' + service.namespace + '.svc.cluster.local';
  local inNamespace(name) = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } };
  local peer(service) = inNamespace(service.namespace) { podSelector: { matchLabels: labelsOf(service) } };
  local probe(path, seconds) = {
    httpGet: { path: path, port: 'http', scheme: 'HTTP' },
    periodSeconds: seconds,
    timeoutSeconds: 2,
    failureThreshold: 3,
  };
  local object(service, apiVersion, kind) = {
    apiVersion: apiVersion,
    kind: kind,
    metadata: { name: service.name, namespace: service.namespace, labels: labelsOf(service) },
  };

  local deployment(service) = object(service, 'apps/v1', 'Deployment') {
    spec: {
      replicas: 2,
      selector: { matchLabels: labelsOf(service) },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      template: {
        metadata: { labels: labelsOf(service), annotations: { 'example.com/team': service.namespace } },
        spec: {
          serviceAccountName: service.name,
          terminationGracePeriodSeconds: 30,
          containers: [{
            name: 'main',
            image: 'registry.example.com/' + service.namespace + '/' + service.name + ':1.0.0',
            imagePullPolicy: 'IfNotPresent',
            ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
            env: std.mapWithIndex(function(i, each) { name: 'DESTINATION_' + i, value: 'http://' + hostOf(each) }, service.destinations),
            resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
            livenessProbe: probe('/live', 10),
            readinessProbe: probe('/ready', 5),
            securityContext: {
              runAsNonRoot: true,
              readOnlyRootFilesystem: true,
              allowPrivilegeEscalation: false,
              capabilities: { drop: ['ALL'] },
            },
            volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
          }],
          volumes: [{ name: 'tmp', emptyDir: {} }],
        },
      },
    },
  };

  local service(service) = object(service, 'v1', 'Service') {
    spec: { selector: labelsOf(service), ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }] },
  };

  local virtualService(service) = object(service, 'networking.istio.io/v1', 'VirtualService') {
    local route = [{ destination: { host: hostOf(service), port: { number: 80 } } }],
    spec: {
      hosts: [hostOf(service)],
      gateways: ['mesh'],
      http: std.mapWithIndex(function(i, source) {
        name: 'from-' + source.name,
        match: [{
          uri: { prefix: '/items' },
          method: { exact: 'GET' },
          sourceLabels: labelsOf(source),
          sourceNamespace: source.namespace,
        }],
        route: route,
        timeout: (i + 1) + 's',
      }, service.sources) + [{ name: 'default', route: route }],
    },
  };

  local destinationRule(service) = object(service, 'networking.istio.io/v1', 'DestinationRule') {
    spec: {
      host: hostOf(service),
      trafficPolicy: {
        connectionPool: { tcp: { maxConnections: 100 }, http: { http1MaxPendingRequests: 100 } },
        outlierDetection: {
          consecutive5xxErrors: 5,
          consecutiveGatewayErrors: 5,
          interval: '10s',
          baseEjectionTime: '30s',
          maxEjectionPercent: 50,
        },
      },
    },
  };

  local authorizationPolicy(service) = object(service, 'security.istio.io/v1', 'AuthorizationPolicy') {
    spec: {
      selector: { matchLabels: labelsOf(service) },
      action: 'ALLOW',
      rules: [
        {
          from: [{ source: { principals: ['cluster.local/ns/' + source.namespace + '/sa/' + source.name] } }],
          to: [{ operation: { methods: ['GET', 'HEAD'], paths: ['/items', '/items/*'], ports: ['8080'] } }],
        }
        for source in service.sources
      ],
    },
  };

  local sidecar(service) = object(service, 'networking.istio.io/v1', 'Sidecar') {
    spec: {
      workloadSelector: { labels: labelsOf(service) },
      egress: [{ hosts: [each.namespace + '/' + hostOf(each) for each in service.destinations] }],
    },
  };

  local networkPolicy(service) = object(service, 'networking.k8s.io/v1', 'NetworkPolicy') {
    local ports = [{ port: 8080, protocol: 'TCP' }],
    spec: {
      podSelector: { matchLabels: labelsOf(service) },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [peer(source) for source in service.sources], ports: ports }],
      egress: [
        { to: [peer(destination) for destination in service.destinations], ports: ports },
        { to: [inNamespace('kube-system')], ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }] },
        { to: [inNamespace('istio-system')], ports: [{ port: 15012, protocol: 'TCP' }] },
      ],
    },
  };

  local namespace(name) = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: name, labels: { 'istio-injection': 'enabled' } } };

  std.map(namespace, graph.namespaces) + std.flatMap(function(each) [
    object(each, 'v1', 'ServiceAccount'),
    deployment(each),
    service(each),
    virtualService(each),
    destinationRule(each),
    authorizationPolicy(each),
    sidecar(each),
    networkPolicy(each),
  ], graph.services)
