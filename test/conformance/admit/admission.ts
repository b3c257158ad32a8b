import { Channel, channelsOf, isOfGatewayApi, targetOn, whole } from './channels';
import { objections, verdictsOf } from './webhook';
import { World } from './world';
import { Bench } from '../bench';
import { Course, distinct, Step, withoutWaysBack } from '../cases/course';
import { coursesOf } from '../cases/courses';
import { Check, TargetName } from '../suite';

/** What became of a course on all API servers on which it was taken. */
interface Taken {
  readonly course: Course;
  readonly problems: string[];
  readonly objects: any[];
}

/** Takes the courses of targets through API servers, and tells what they said. */
export class Admission {
  private readonly taken = new Map<string, Taken>();
  private readonly rendered = new Map<string, Step[]>();

  constructor(private readonly bench: Bench, private readonly targets: TargetName[]) {}

  /** Takes everything that is rendered for a Gateway API through an API server that has it. */
  public async take(channel: Channel, world: World): Promise<void> {
    for (const target of this.targets.filter(each => channelsOf(each).includes(channel))) {
      const main = channelsOf(target)[0] === channel;
      for (const course of coursesOf(target, targetOn(channel, target)).filter(({ features }) => this.bench.wants(target, features))) {
        const all = this.stepsOf(course, channel);
        const steps = whole(channel, target) ? all : all.map(({ name, objects }) => ({ name, objects: objects.filter(isOfGatewayApi) }));
        await this.takeOne(course, main ? steps : withoutWaysBack(steps), channel, world);
      }
    }
  }

  /** Objects that were rendered for a target, each once. */
  public objectsOf(target: TargetName): any[] {
    return distinct([...this.taken.values()].filter(({ course }) => course.target === target).flatMap(({ objects }) => objects));
  }

  /** One rule a course. */
  public checks(): Check[] {
    return [...this.taken.values()].map(({ course: { target, name, features }, problems, objects }) => ({
      target, name: `${name} is admitted as it is`, features, problems: objects.length > 0 ? problems : ['nothing is rendered'],
    }));
  }

  /** One rule a course of the targets of Istio. */
  public async webhookChecks(): Promise<Check[]> {
    const checks = await Promise.all(this.targets.filter(target => target.startsWith('istio-')).map(async target => {
      const objects = this.objectsOf(target);
      const verdicts = await verdictsOf(this.bench, target, objects);
      const byObject = new Map(objects.map((object, i) => [JSON.stringify(object), verdicts[i]]));
      return [...this.taken.values()].filter(({ course }) => course.target === target).flatMap(({ course: { name, features }, objects: own }) => {
        const judged = distinct(own).filter(object => byObject.get(JSON.stringify(object))!.known);
        if (judged.length === 0) return []; // only kinds of Kubernetes
        const problems = judged.flatMap(object => objections(object, byObject.get(JSON.stringify(object))!));
        return [{ target, name: `Istio's webhook says nothing against ${name}`, features, problems }];
      });
    }));
    return checks.flat();
  }

  /** As they are rendered for the Gateway API, and broken where a mistake is asked for. */
  private stepsOf(course: Course, channel: Channel): Step[] {
    const key = `${course.target} ${course.name} ${course.target === 'istio-ambient' && channel.experimental}`;
    const steps = this.rendered.get(key) ?? course.steps().map(({ name, objects }) => ({ name, objects: this.bench.objects(objects) }));
    this.rendered.set(key, steps);
    return steps;
  }

  private async takeOne(course: Course, steps: Step[], channel: Channel, world: World): Promise<void> {
    const key = `${course.target} ${course.name}`;
    const taken = this.taken.get(key) ?? { course, problems: [], objects: [] };
    this.taken.set(key, taken);
    for (const { name, objects } of steps) {
      const problems = await world.move(objects);
      taken.problems.push(...problems.map(problem => `${channel.name}, ${name}: ${problem}`));
      taken.objects.push(...objects);
    }
    await world.clear();
  }
}
