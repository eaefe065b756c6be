package org.tragwerk.site;

import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.tragwerk.TragwerkTest;
import org.tragwerk.site.PublicRoute.Kind;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A test that sends raw requests to the product and reads what it logs about them. */
@TragwerkTest
abstract class RawHttpTest {

	@LocalServerPort
	private int port;

	@Autowired
	RouteTable routes;

	RawHttpClient client;

	RequestLog log;

	@BeforeEach
	void open() {
		this.client = new RawHttpClient(this.port);
		this.log = RequestLog.begin();
	}

	@AfterEach
	void close() {
		this.log.close();
	}

	/** A path of each route of these kinds. */
	Stream<String> paths(Kind first, Kind... rest) {
		return this.routes.of(first, rest).stream().map(RawHttpTest::sample);
	}

	static String sample(PublicRoute route) {
		return route.path().replaceAll("\\{\\w+}", "abc").replace("**", "site/site.css");
	}

}
