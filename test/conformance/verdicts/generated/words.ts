/** What somebody may write into a field, by the name of the field; the first that fits counts. Right and wrong are mixed: the schema tells some of them apart. */
const TEXTS: [RegExp, string[]][] = [
  [/^(timeout|interval|duration|maxAge|ttl|time|.*(Time|Timeout|Delay|Interval|Duration|DurationSecs|Budget|backoff|request|backendRequest|period)|backoff|idle|absolute.*)$/, [
    '1s', '5s', '10s', '100ms', '1h', '1m', '1m30s', '0s', '1.5s', '0.5ms', '1ms', '-1s', '1d', '10', 's', '', '999999h', '2562048h', '1us', '1.0005s', '1500us', '1s500ms', '+1s', '.5s', '1h1ns',
  ]],
  [/^(hosts?|sniHosts|hostnames?|targetHost|fqdn|authority|address|addresses|domain|domains)$/, [
    'cart.shop.svc.cluster.local', 'cart', '*.example.com', 'example.com', 'www.example.com', '*', '10.0.0.1', '10.0.0.0/8', 'shop/cart.shop.svc.cluster.local', './*', '*/*',
    '~/*', 'istio-system/*', 'a.b', '*.com', 'UPPER.example.com', 'bad_host.com', 'a..b', '-a.com', 'a*.b', '*-a.b', '*.*.com', '::1', '2001:db8::/32', 'unix:///a', 'unix://', '',
    'example.com.', 'a b', 'http://a', '256.1.1.1', '1.2.3', '*a', 'x/y/z', '*/*.com', 'a:80', 'outbound_.80_._.a', '*.', '.', '/', 'shop/', '/a.com', `${'a'.repeat(64)}.com`,
  ]],
  [/^(.*[Ii]pBlocks|cidr|except|networks?|ip)$/, ['10.0.0.1', '10.0.0.0/8', '10.0.0.0/33', '0.0.0.0/0', '::1', '2001:db8::/32', '10.0.0', 'a', '', '10.1.0.0/16', '10.0.0.1/8', '::ffff:1.2.3.4', '1.2.3.04', '::/129', '1::2::3']],
  [/^(gateways|gateway|parentRefs)$/, ['mesh', 'shop/gateway', 'gateway', 'a.b', 'shop/a.b', 'a/b/c', '', '*', 'A', '/', 'a_b', 'mesh/mesh']],
  [/^(exportTo|.*[Nn]amespaces?|sourceNamespace)$/, ['shop', '.', '*', '~', 'istio-system', 'A', 'a.b', '', 'a_b', 'shop*', '-a', `${'n'.repeat(64)}`]],
  [/^(regex|.*[rR]egex|match|allowOrigins|hostRegex)$/, ['.*', 'a+', '/a/(.*)', '[', '(?=a)', '', 'a{1001}', '\\d', 'é', '*', '\\1', '(?i)a', '(?P<x>a)', 'a'.repeat(1025), '[[:alpha:]]', '(a|b', '\\pL', '(?<n>a)']],
  [/^(prefix|exact|uri|path|paths|notPaths|pathPrefix|replaceFullPath|replacePrefixMatch|value|rewrite|prefixRewrite)$/, [
    '/', '/a', '/a/b', '', 'a', '/a*', '*', '*/a', '/{*}', '/a/{**}', '/{**}/b', '/{a}', '/{*}/{**}', '/a//b', '/a/../b', '/a#b', '/a b', '/%2f', 'é', '1', 'GET', 'x-a', 'http', '*a*', '/a/*/b',
    '/{**}/{**}', '{*}', '/a{*}', '/{', '/..', '/./a', '/a%2F', '/a/', 'a'.repeat(1025),
  ]],
  [/^(principals|notPrincipals|requestPrincipals|notRequestPrincipals)$/, ['cluster.local/ns/shop/sa/web', '*', 'issuer/*', '', 'spiffe://cluster.local/ns/shop/sa/web', 'a', '*a', 'a*', 'a*b', '**']],
  [/^(serviceAccounts|notServiceAccounts|serviceAccount|serviceAccountName)$/, ['shop/web', 'web', '*', 'a/b/c', '', 'shop/*', '/', '/web', 'shop/', 'A', 'a b']],
  [/^(trustDomains|notTrustDomains|trustDomain)$/, ['cluster.local', '*', '*.local', 'a*', 'a*b', '', 'a/b', 'A', '*a*']],
  [/^(ports|notPorts)$/, ['80', '443', '0', '65535', '65536', '-1', 'http', '', '8080', '080', '1.5', '+80', '1e3', ' 80']],
  [/^(methods|notMethods|method|allowMethods)$/, ['GET', 'POST', 'get', '*', '', 'PURGE', 'G ET', 'DELETE', 'OPTIONS', 'CONNECT', 'GET*', 'CONNECT ']],
  [/^(key|condition)$/, [
    'request.headers[x-a]', 'source.ip', 'remote.ip', 'source.namespace', 'source.principal', 'source.serviceAccount', 'source.trustDomain', 'request.auth.claims[iss]', 'request.auth.claims[a][b]',
    'request.auth.principal', 'request.auth.audiences', 'request.auth.presenter', 'destination.ip', 'destination.port', 'connection.sni', 'experimental.envoy.filters.a[b]', 'request.headers', 'request.headers[]',
    'a', '', 'source.user', 'request.headers[:method]', 'request.auth.claims', 'request.auth.claims[]', 'app', 'request.headers[x-a', 'experimental.a', 'destination.name', 'request.headers[a]b', 'experimental.envoy.filters.a',
  ]],
  [/^(values|notValues)$/, ['a', '*', '10.0.0.1', '10.0.0.0/8', '80', '', 'shop', 'shop/web', 'a*', '*a', '65536', 'a/b/c', 'cluster.local']],
  [/^protocol$/, ['HTTP', 'HTTPS', 'HTTP2', 'GRPC', 'TCP', 'TLS', 'MONGO', 'UDP', 'http', 'grpc-web', 'X', '', 'SCTP', 'REDIS', 'MYSQL', 'HTTP_PROXY', 'HBONE', 'CONNECT', 'POST', 'HTTP3', 'GRPC-Web', 'tcp']],
  [/^(retryOn)$/, ['5xx', '5xx,reset', 'connect-failure,refused-stream,503', '5xx, reset', '', 'x', 'gateway-error', 'cancelled,unavailable', '600', '099', ',', '5xx,', 'retriable-status-codes,409', '100', '5XX', '200']],
  [/^(url|jwksUri|.*Uri|.*URL)$/, ['https://example.com/a', 'http://example.com', 'oci://example.com/a', 'file:///a', 'ftp://a', 'a', '', 'example.com/a', '://', 'https://', 'https://a b', 'https://example.com:x', '/a', 'a:1', 'https://[::1]/a', 'HTTPS://a']],
  [/^sha256$/, ['a'.repeat(64), 'A'.repeat(64), 'a', '', 'g'.repeat(64)]],
  [/^jwks$/, ['{"keys":[]}', '{"keys":[{"kty":"oct","k":"aGk"}]}', 'x', '', '[]', '{}', '1', '"a"', '{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]}', '{"keys":[{"kty":"EC"}]}', 'null', '{"keys":null}', '{"keys":[{}]}']],
  [/^(expression|.*Expression|filter)$/, ['true', 'response.code >= 500', '1', '', 'a(', 'x == 1', 'request.headers["a"] == "b"', 'xds.cluster_name']],
  [/^policyTypes$/, ['Ingress', 'Egress', 'Ingress', 'ingress', '']],
  [/^operator$/, ['In', 'NotIn', 'Exists', 'DoesNotExist', 'in', '']],
  [/^(mode|.*Policy|action|resolution|location)$/, ['SIMPLE', 'MUTUAL', 'ALLOW', 'DENY', 'X', '']],
  [/^(from|to)$/, ['us-east', 'us-west', 'us-east/zone-a', 'us-east/*', '*', '', 'us-east/zone-a/*', 'us-*', 'us-east//x', 'us-east/', '/']],
  [/^(failoverPriority)$/, ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone', 'app', 'a=b', '', 'topology.kubernetes.io/region=us', '=', 'A B', 'a/b/c']],
  [/^(bind)$/, ['127.0.0.1', '0.0.0.0', '::', 'unix:///a', 'unix://@a', '', 'a', '10.0.0.1', 'unix://']],
  [/^(defaultEndpoint)$/, ['127.0.0.1:80', '0.0.0.0:80', '[::1]:80', '[::]:80', 'unix:///a', 'unix://@a', '', ':80', '80', '10.0.0.1:80', '127.0.0.1', '127.0.0.1:0', '127.0.0.1:65536', 'localhost:80', 'unix://', 'unix:///a/', '127.0.0.1:x', '[::1]:', '::1:80']],
  [/^(httpHeaderName|header|headers|.*Headers?|outputPayloadToHeader|fromHeaders|remove|claim|claims|fromParams|fromCookies)$/, [
    'x-a', 'X-A', 'Host', ':authority', ':path', 'x a', '', 'é', 'host', 'x_a', 'x-a:', 'authorization', '*', 'x.a', 'x-forwarded-for',
  ]],
  [/^(caCertificates|serverCertificate|clientCertificate|privateKey|caCrl|caCertCredentialName)$/, ['/etc/ca.pem', '', 'a', 'system']],
  [/^(credentialName|credentialNames)$/, ['secret', 'shop/secret', '', 'configmap://a', 'kubernetes://a', 'configmap://shop/a', 'kubernetes-gateway://shop/a', 'sds://a', 'configmap://', 'invalid://a']],
  [/^(cipherSuites)$/, ['ECDHE-RSA-AES128-GCM-SHA256', 'X', '', 'AES128-SHA', 'ecdhe-rsa-aes128-gcm-sha256']],
  [/^(network|weight|locality|statPrefix|statsPrefix|string|body)$/, ['a', 'us-east/zone-a', '', 'é']],
  [/^(group)$/, ['', 'gateway.networking.k8s.io', 'networking.istio.io', 'core', 'policy.linkerd.io', 'A']],
  [/^(kind)$/, ['Service', 'Gateway', 'GatewayClass', 'ServiceEntry', 'Server', 'ServiceAccount', 'HTTPRoute', 'Namespace', 'Secret', 'ConfigMap', 'X', 'MeshTLSAuthentication', 'NetworkAuthentication']],
  [/^(grpcStatus)$/, ['NOT_FOUND', 'not_found', '5', 'X', '', 'OK', 'CANCELLED', 'CANCELED', 'UNAVAILABLE']],
  [/^(scheme|redirectScheme)$/, ['http', 'https', 'HTTP', 'x', '']],
  [/^(name|subset|sectionName|cluster|provider|.*Name|.*Ref)$/, ['http', 'cart', 'v1', 'a.b', 'A', '', '-a', 'a_b', 'x'.repeat(64), 'a b', 'shop/cart', 'v1.2', 'prometheus', 'gateway']],
];

/** Of any other field. */
const OTHER = ['a', '', 'x-a', '*', '10', 'true', 'é', 'a b', '/'];

/** Keys of maps. */
const KEYS: [RegExp, string[]][] = [
  [/^(headers|withoutHeaders|set|add)$/, ['x-a', 'X-B', 'Host', ':authority', ':path', 'x a', '', '@request.auth.claims.sub', '@request.auth.claims[a]', 'cookie', ':method', 'host', 'é', 'X-Forwarded-For']],
  [/^(labels|matchLabels|sourceLabels|selector|podSelector)$/, ['app', 'version', 'app.kubernetes.io/name', 'a/b/c', '', 'A', '-a', 'a b', 'topology.kubernetes.io/zone']],
  [/^(to)$/, ['us-east/*', 'us-west/zone-a/*', 'us-east', 'us-east/zone-a', 'eu/zone/sub', 'eu', 'a/*/b', '/a']],
  [/^portLevelMtls$/, ['80', '0', '65535', '65536', 'http', '-1', '8080', '']],
  [/^(ports)$/, ['http', 'tcp', 'A', '', 'a_b', 'x'.repeat(64), 'http-a']],
  [/./, ['a', 'b', 'x-a', '', 'A b']],
];
/** Values of maps. */
const OF_MAPS: [RegExp, string[]][] = [
  [/^(set|add)$/, ['v', '%', '%%', '%REQ(x)%', '%START_TIME%', '%DOWNSTREAM_REMOTE_ADDRESS% x', 'a%b', '\u0001', '', '%REQ(x', '%X%', '%REQ(a)% %%', 'é', 'a\nb', '%REQ(a):5%', '%PER_REQUEST_STATE(x)%']],
  [/^(labels|matchLabels|sourceLabels|selector|podSelector)$/, ['cart', '', 'v1', 'a b', 'A', '-', 'x'.repeat(64), '*', 'shop/cart']],
];

const NUMBERS: [RegExp, number[]][] = [
  [/^(port|number|targetPort|endPort|.*[pP]ort|ports)$/, [80, 443, 8080, 1, 65535, 0, 65536, 15008, -1, 8081]],
  [/^(code|.*[sS]tatus|redirectCode|statusCode|codes)$/, [200, 301, 302, 404, 500, 503, 100, 99, 199, 599, 600, 601, 0, 299, 400]],
  [/^(weight|to)$/, [0, 1, 10, 50, 100, 90, 101, -1, 1000000, 1000001]],
  [/^tableSize$/, [5, 4, 65537, 5000011, 5000003, 0, 1, 2]],
  [/^(value|percent|.*Percent|.*Percentage|aggression|numerator|denominator)$/, [0, 1, 50, 99.5, 100, 0.0001, 0.00001, 100.5, 101, -1, 10]],
];
const OTHER_NUMBERS = [0, 1, 2, 5, 10, 100, 1000, -1, 65536, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 1.5];

/** Texts for a field. */
export function textsFor(field: string): string[] {
  return found(TEXTS, field) ?? OTHER;
}

/** Texts for the values of a map. */
export function textsInMap(field: string): string[] {
  return found(OF_MAPS, field) ?? textsFor(field);
}

/** Keys for a map. */
export function keysFor(field: string): string[] {
  return found(KEYS, field)!;
}

/** Numbers for a field. */
export function numbersFor(field: string): number[] {
  return found(NUMBERS, field) ?? OTHER_NUMBERS;
}

function found<T>(entries: [RegExp, T[]][], field: string): T[] | undefined {
  return entries.find(([pattern]) => pattern.test(field))?.[1];
}
