import { Mesh, MeshedService } from '../../src';
import { declareCalls } from '../online-boutique/calls';

const NAMES = [
  'adservice', 'cartservice', 'productcatalogservice', 'checkoutservice', 'currencyservice', 'emailservice', 'frontend', 'loadgenerator',
  'paymentservice', 'recommendationservice', 'redis-cart', 'shippingservice',
];

/** Services by name. */
export type Services = { [name: string]: MeshedService };

/** The calls of Online Boutique, between services that its own manifests declare. */
export function declareBoutiqueCalls(enrol: (names: string[], calls: (services: Services) => void) => Mesh): Mesh {
  return enrol(NAMES, services => declareCalls({
    ad: services.adservice,
    cart: services.cartservice,
    catalog: services.productcatalogservice,
    checkout: services.checkoutservice,
    currency: services.currencyservice,
    email: services.emailservice,
    frontend: services.frontend,
    load: services.loadgenerator,
    payment: services.paymentservice,
    recommendation: services.recommendationservice,
    redis: services['redis-cart'],
    shipping: services.shippingservice,
  }));
}
