import { requireDnsLabel, requireInteger } from './names';

/** What is spoken on a port; a mesh treats requests, connections and opaque bytes differently. */
export enum PortProtocol {
  /** HTTP/1.1. */
  HTTP = 'http',
  /** HTTP/2 without TLS (h2c). */
  HTTP2 = 'http2',
  /** gRPC, which is HTTP/2 without TLS. */
  GRPC = 'grpc',
  /** TCP in which the client speaks first. */
  TCP = 'tcp',
  /** TLS that the application ends itself. */
  TLS = 'tls',
  /** TCP in which the server speaks first (MySQL, SMTP), or that must not be looked into. */
  OPAQUE = 'opaque',
}

/** Options of a port. */
export interface PortOptions {
  /**
   * Port that the container listens on, 1 to 65535.
   * @default - the number of the port itself
   */
  readonly targetPort?: number;
  /**
   * Name of the port in the Service: a DNS label of at most 15 characters.
   * @default - the protocol, followed by '-' and the number: 'grpc-3550'
   */
  readonly name?: string;
}

/**
 * Defines a port of a service: its number in the Service, what is spoken on it, and where the container listens.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
 */
export class Port {
  /**
   * A port for HTTP/1.1.
   * @param number port of the Service, 1 to 65535
   * @param options target port and name
   */
  public static http(number: number, options: PortOptions = {}): Port {
    return new Port(number, PortProtocol.HTTP, options);
  }

  /**
   * A port for HTTP/2 without TLS.
   * @param number port of the Service, 1 to 65535
   * @param options target port and name
   */
  public static http2(number: number, options: PortOptions = {}): Port {
    return new Port(number, PortProtocol.HTTP2, options);
  }

  /**
   * A port for gRPC.
   * @param number port of the Service, 1 to 65535
   * @param options target port and name
   */
  public static grpc(number: number, options: PortOptions = {}): Port {
    return new Port(number, PortProtocol.GRPC, options);
  }

  /**
   * A port for TCP in which the client speaks first.
   * @param number port of the Service, 1 to 65535
   * @param options target port and name
   */
  public static tcp(number: number, options: PortOptions = {}): Port {
    return new Port(number, PortProtocol.TCP, options);
  }

  /**
   * A port for TLS that the application ends itself.
   * @param number port of the Service, 1 to 65535
   * @param options target port and name
   */
  public static tls(number: number, options: PortOptions = {}): Port {
    return new Port(number, PortProtocol.TLS, options);
  }

  /**
   * A port for a protocol in which the server speaks first, or that must not be looked into.
   * @param number port of the Service, 1 to 65535
   * @param options target port and name
   */
  public static opaque(number: number, options: PortOptions = {}): Port {
    return new Port(number, PortProtocol.OPAQUE, options);
  }

  /** Port of the Service. */
  public readonly number: number;
  /** What is spoken on the port. */
  public readonly protocol: PortProtocol;
  /** Port that the container listens on. */
  public readonly targetPort: number;
  /** Name of the port in the Service. */
  public readonly name: string;

  private constructor(number: number, protocol: PortProtocol, options: PortOptions) {
    requireInteger('port', number, 1, 65535);
    requireInteger(`target port of port ${number}`, options.targetPort ?? number, 1, 65535);
    this.number = number;
    this.protocol = protocol;
    this.targetPort = options.targetPort ?? number;
    this.name = options.name ?? portName(protocol, number);
    requireDnsLabel(`name of port ${number}`, this.name);
    if (this.name.length > 15) throw new Error(`name of port ${number} must have at most 15 characters, got: '${this.name}'`);
    if (!/[a-z]/.test(this.name) || this.name.includes('--')) throw new Error(`name of port ${number} must have a letter and no '--', got: '${this.name}'`);
  }
}

/** Whether requests can be told apart in a protocol, and not only connections. */
export function speaksRequests(protocol: PortProtocol): boolean {
  return [PortProtocol.HTTP, PortProtocol.HTTP2, PortProtocol.GRPC].includes(protocol);
}

/** A name that tells the protocol by its prefix, as meshes read it: 'grpc-3550'. */
export function portName(protocol: PortProtocol, number: number): string {
  return `${protocol === PortProtocol.OPAQUE ? 'tcp' : protocol}-${number}`;
}
