package org.tragwerk.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.tragwerk.sandbox.PageRoute.Visit;
import org.tragwerk.sandbox.api.Json;
import org.tragwerk.sandbox.api.RouteFault;
import org.tragwerk.sandbox.api.RouteFaults;
import org.tragwerk.sandbox.delivery.DeliveryFault;
import org.tragwerk.sandbox.delivery.DeliveryFaults;
import org.tragwerk.sandbox.http.Response;

/** {@code /_sandbox/faults}: arms and clears faults of routes and deliveries. */
record FaultControl(RouteFaults routeFaults, DeliveryFaults deliveryFaults) {

	List<PageRoute> routes() {
		return List.of(PageRoute.of("GET", "/_sandbox/faults", (visit) -> Response.json(200, Json.write(active()))),
				PageRoute.of("POST", "/_sandbox/faults", this::arm));
	}

	/** All armed faults, each as the form fields that would arm it. */
	List<Map<String, Object>> active() {
		var active = new ArrayList<Map<String, Object>>();
		this.routeFaults.armed().forEach((armed) -> {
			var map = new LinkedHashMap<String, Object>();
			map.put("route", armed.fault().route());
			map.put("kind", lower(armed.fault().kind()));
			map.put("millis", armed.fault().millis());
			map.put("status", armed.fault().status());
			map.put("times", armed.times());
			active.add(map);
		});
		this.deliveryFaults.armed().forEach((armed) -> {
			var map = new LinkedHashMap<String, Object>();
			map.put("delivery", lower(armed.fault().kind()));
			map.put("type", armed.fault().type());
			map.put("millis", armed.fault().millis());
			map.put("times", armed.times());
			active.add(map);
		});
		return active;
	}

	private Response arm(Visit visit) {
		if (visit.field("clear", "").equals("true")) {
			this.routeFaults.clear();
			this.deliveryFaults.clear();
		}
		if (visit.request().form().has("route")) {
			armRoute(visit);
		}
		else if (visit.request().form().has("delivery")) {
			armDelivery(visit);
		}
		else if (!visit.request().form().has("clear")) {
			throw new IllegalArgumentException("Send route and kind, or delivery and type, or clear=true.");
		}
		return visit.wantsJson() ? Response.json(200, Json.write(active())) : Response.seeOther("/_sandbox");
	}

	private void armRoute(Visit visit) {
		var kind = RouteFault.Kind.named(visit.field("kind", ""));
		if (kind == null) {
			throw unknown("kind", visit.field("kind", ""), RouteFault.Kind.values());
		}
		this.routeFaults.arm(new RouteFault(visit.field("route", "*"), kind, number(visit, "millis", "1000"),
				(int) number(visit, "status", "500")), (int) number(visit, "times", "1"));
	}

	private void armDelivery(Visit visit) {
		var kind = DeliveryFault.Kind.named(visit.field("delivery", ""));
		if (kind == null) {
			throw unknown("delivery", visit.field("delivery", ""), DeliveryFault.Kind.values());
		}
		this.deliveryFaults.arm(new DeliveryFault(kind, visit.field("type", "*"), number(visit, "millis", "1000")),
				(int) number(visit, "times", "1"));
	}

	private static long number(Visit visit, String name, String otherwise) {
		var text = visit.field(name, otherwise);
		try {
			return Long.parseLong(text.isEmpty() ? otherwise : text);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException(name + " has to be a number: " + text, ex);
		}
	}

	private static IllegalArgumentException unknown(String field, String value, Enum<?>[] known) {
		var names = java.util.Arrays.stream(known).map(FaultControl::lower).toList();
		return new IllegalArgumentException("Unknown " + field + " " + value + "; known are " + names);
	}

	private static String lower(Enum<?> kind) {
		return kind.name().toLowerCase(Locale.ROOT);
	}

}
