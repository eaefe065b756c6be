package org.tragwerk.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.tragwerk.TragwerkApplication;
import org.tragwerk.testing.Ports;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * The product in a process of its own, with the plain controller as the only addition.
 */
final class Product {

	static final String WEBHOOK_SECRET = "whsec_benchmark";

	static final String PRODUCT = "prod_benchmark";

	private Product() {
	}

	public static void main(String[] arguments) {
		new SpringApplicationBuilder(TragwerkApplication.class, PlainController.class)
			.initializers((context) -> context.getBeanFactory().registerSingleton("withoutTests", new WithoutTests()))
			.run(arguments);
	}

	/** Starts it on a free port of the loopback address. */
	static Server start(Path directory, BenchmarkDatabase database, List<String> more)
			throws IOException, InterruptedException {
		var port = Ports.free();
		var settings = new ArrayList<>(List.of("--server.address=127.0.0.1", "--server.port=" + port,
				"--tragwerk.base-url=http://127.0.0.1:" + port, "--spring.datasource.url=" + database.url(),
				"--spring.datasource.username=" + BenchmarkDatabase.APPLICATION,
				"--spring.datasource.password=" + BenchmarkDatabase.PASSWORD,
				"--spring.flyway.user=" + BenchmarkDatabase.MIGRATOR,
				"--spring.flyway.password=" + BenchmarkDatabase.PASSWORD, "--management.server.address=127.0.0.1",
				"--tragwerk.stripe.api-key=sk_test_benchmark", "--tragwerk.stripe.webhook-secrets=" + WEBHOOK_SECRET,
				"--tragwerk.stripe.product=" + PRODUCT, "--tragwerk.limits.pledge-network=100000",
				"--tragwerk.limits.stream-network=100000"));
		settings.addAll(more);
		return Server.java(directory.resolve("product.log"), port, "1g", Product.class, settings);
	}

	/** Excludes test classes from component scanning. */
	private static final class WithoutTests extends TypeExcludeFilter {

		@Override
		public boolean match(MetadataReader type, MetadataReaderFactory types) {
			return type.getAnnotationMetadata().isAnnotated(TestComponent.class.getName());
		}

	}

}
