import { Duration } from 'cdk8s';
import { grpcReads, grpcWrites } from './rules';
import { HttpMethod, MeshedService, PathMatch, RetryPolicy, Route } from '../../src';

/** The services of Online Boutique, by what they do. */
export interface BoutiqueServices {
  readonly ad: MeshedService;
  readonly cart: MeshedService;
  readonly catalog: MeshedService;
  readonly checkout: MeshedService;
  readonly currency: MeshedService;
  readonly email: MeshedService;
  readonly frontend: MeshedService;
  readonly load: MeshedService;
  readonly payment: MeshedService;
  readonly recommendation: MeshedService;
  readonly redis: MeshedService;
  readonly shipping: MeshedService;
}

/** Every call that the code of Online Boutique makes. */
export function declareCalls(services: BoutiqueServices): void {
  const { ad, cart, catalog, checkout, currency, email, frontend, load, payment, recommendation, redis, shipping } = services;

  load.calls(frontend, {
    routes: [
      Route.get(PathMatch.exact('/')), Route.get(PathMatch.prefix('/product')), Route.get(PathMatch.exact('/cart')), Route.get(PathMatch.exact('/logout')),
    ],
    timeout: Duration.seconds(10),
    retries: RetryPolicy.onUnavailable({ attempts: 2 }),
  });
  load.calls(frontend, {
    routes: ['/cart', '/cart/empty', '/cart/checkout', '/setCurrency'].map(path => Route.http({ methods: [HttpMethod.POST], path: PathMatch.exact(path) })),
    timeout: Duration.seconds(10),
  });

  frontend.calls(ad, grpcReads('hipstershop.AdService', 'GetAds'));
  frontend.calls(cart, grpcReads('hipstershop.CartService', 'GetCart'));
  frontend.calls(cart, grpcWrites('hipstershop.CartService', 'AddItem', 'EmptyCart'));
  frontend.calls(catalog, grpcReads('hipstershop.ProductCatalogService', 'ListProducts', 'GetProduct'));
  frontend.calls(checkout, grpcWrites('hipstershop.CheckoutService', 'PlaceOrder'));
  frontend.calls(currency, grpcReads('hipstershop.CurrencyService', 'GetSupportedCurrencies', 'Convert'));
  frontend.calls(recommendation, grpcReads('hipstershop.RecommendationService', 'ListRecommendations'));
  frontend.calls(shipping, grpcReads('hipstershop.ShippingService', 'GetQuote'));

  checkout.calls(cart, grpcReads('hipstershop.CartService', 'GetCart'));
  checkout.calls(cart, grpcWrites('hipstershop.CartService', 'EmptyCart'));
  checkout.calls(catalog, grpcReads('hipstershop.ProductCatalogService', 'GetProduct'));
  checkout.calls(currency, grpcReads('hipstershop.CurrencyService', 'Convert'));
  checkout.calls(email, grpcWrites('hipstershop.EmailService', 'SendOrderConfirmation'));
  checkout.calls(payment, grpcWrites('hipstershop.PaymentService', 'Charge'));
  checkout.calls(shipping, grpcReads('hipstershop.ShippingService', 'GetQuote'));
  checkout.calls(shipping, grpcWrites('hipstershop.ShippingService', 'ShipOrder'));

  recommendation.calls(catalog, grpcReads('hipstershop.ProductCatalogService', 'ListProducts'));
  cart.calls(redis);
}
