package org.tragwerk.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * Prints the ten slowest test classes from the build's test reports.
 */
public final class SlowestTests {

	private static final int SHOWN = 10;

	private SlowestTests() {
	}

	/** Takes the directory of the XML reports. */
	public static void main(String[] arguments) throws IOException {
		var all = read(Path.of(arguments[0]));
		System.out.printf("Tests took %.0f s in %d classes, the slowest:%n",
				all.stream().mapToDouble(TestClass::seconds).sum(), all.size());
		all.stream()
			.sorted(Comparator.comparingDouble(TestClass::seconds).reversed())
			.limit(SHOWN)
			.forEach((each) -> System.out.printf("%8.1f s  %s%n", each.seconds(), each.name()));
	}

	private static List<TestClass> read(Path directory) throws IOException {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (var reports = Files.newDirectoryStream(directory, "TEST-*.xml")) {
			return StreamSupport.stream(reports.spliterator(), false).map(SlowestTests::parse).toList();
		}
	}

	private static TestClass parse(Path report) {
		try (var in = Files.newInputStream(report)) {
			var xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
			xml.nextTag();
			return new TestClass(xml.getAttributeValue(null, "name"),
					Double.parseDouble(xml.getAttributeValue(null, "time").replace(",", "")));
		}
		catch (IOException | XMLStreamException ex) {
			throw new IllegalStateException("Cannot read " + report, ex);
		}
	}

	private record TestClass(String name, double seconds) {
	}

}
