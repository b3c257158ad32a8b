import { App, Chart, ChartProps } from 'cdk8s';
import { Construct } from 'constructs';
import { rendersObjectsOnly } from './synthesis/documents';
import { StockApp } from './synthesis/stock-app';
import { Synthesis } from './synthesis/synthesis';

/**
 * Defines a chart that renders its objects as `Chart` does, without a look at the whole app for each chart.
 *
 * In an `App` the validations are asked once a synthesis, not once for each chart, if all charts are of this class; a
 * `MeshApp` does so with any charts that do not ask `Chart` for their objects. Asked for alone, the chart validates the app, as `Chart` does.
 */
export class MeshChart extends Chart {
  /**
   * Defines a chart.
   * @param scope app, or construct around the chart
   * @param id id of the construct
   * @param props as those of `Chart`
   */
  public constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, props);
    StockApp.of(App.of(this));
  }

  /** Renders the objects, in their order. Throws if something in the app is invalid. */
  public toJson(): any[] {
    const synthesis = Synthesis.of(App.of(this)) ?? StockApp.of(App.of(this)).synthesis;
    synthesis.distrust(); // a class that derives from this one may have added something
    return synthesis.objectsOf(this).map(object => object.toJson());
  }
}

rendersObjectsOnly(MeshChart.prototype.toJson);
