import { Duration } from 'cdk8s';
import { requireInteger } from './names';

/** When and how often the kubelet asks. */
export interface ProbeOptions {
  /**
   * Port of the container, 1 to 65535.
   * @default - the target port of the first port of the service
   */
  readonly port?: number;
  /**
   * Time from the start of the container to the first question.
   * @default Duration.seconds(0)
   */
  readonly initialDelay?: Duration;
  /**
   * Time between questions.
   * @default Duration.seconds(10)
   */
  readonly period?: Duration;
  /**
   * Failures in a row after which the container is taken as unwell.
   * @default 3
   */
  readonly failureThreshold?: number;
  /**
   * Headers of an HTTP probe.
   * @default - none
   */
  readonly headers?: { [name: string]: string };
}

/**
 * Defines how the kubelet asks a container whether it is ready or alive.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
 */
export class Probe {
  /**
   * Asks by HTTP GET.
   * @param path absolute path
   * @param options port and times
   */
  public static http(path: string, options: ProbeOptions = {}): Probe {
    if (!path.startsWith('/')) throw new Error(`path of a probe must start with '/', got: '${path}'`);
    return new Probe(options, port => ({
      httpGet: {
        path,
        port,
        httpHeaders: options.headers && Object.entries(options.headers).map(([name, value]) => ({ name, value })),
      },
    }));
  }

  /**
   * Asks the gRPC health service.
   * @param options port and times
   */
  public static grpc(options: ProbeOptions = {}): Probe {
    return new Probe(options, port => ({ grpc: { port } }));
  }

  /**
   * Opens a TCP connection.
   * @param options port and times
   */
  public static tcp(options: ProbeOptions = {}): Probe {
    return new Probe(options, port => ({ tcpSocket: { port } }));
  }

  /** Port of the container; none means the target port of the first port of the service. */
  public readonly port?: number;

  private times?: any;

  private constructor(private readonly options: ProbeOptions, private readonly action: (port?: number) => any) {
    this.port = options.port;
    if (options.port !== undefined) requireInteger('port of a probe', options.port, 1, 65535);
    if (options.failureThreshold !== undefined) requireInteger('failureThreshold of a probe', options.failureThreshold, 1, 1000);
  }

  /**
   * The probe of a container.
   * @internal
   */
  public _toKube(defaultPort?: number): any {
    const { port, initialDelay, period, failureThreshold } = this.options;
    this.times ??= { initialDelaySeconds: initialDelay?.toSeconds(), periodSeconds: period?.toSeconds(), failureThreshold };
    return { ...this.action(port ?? defaultPort), ...this.times };
  }
}
