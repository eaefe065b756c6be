package org.tragwerk.guards;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** One mutant of a class, and whether a test killed it. */
record Mutant(String type, String method, int line, String change, boolean killed) {

	static List<Mutant> readAll(Path report) throws IOException {
		try {
			var found = DocumentBuilderFactory.newInstance()
				.newDocumentBuilder()
				.parse(report.toFile())
				.getElementsByTagName("mutation");
			return IntStream.range(0, found.getLength()).mapToObj((at) -> of((Element) found.item(at))).toList();
		}
		catch (ParserConfigurationException | SAXException ex) {
			throw new IOException(ex);
		}
	}

	/** Whether it is in that type or in one nested in it. */
	boolean isOf(String type) {
		return this.type.equals(type) || this.type.startsWith(type + "$");
	}

	private static Mutant of(Element mutation) {
		var method = text(mutation, "mutatedMethod").replaceAll("^lambda\\$(\\w+)\\$\\d+$", "$1");
		return new Mutant(text(mutation, "mutatedClass"), method, Integer.parseInt(text(mutation, "lineNumber")),
				text(mutation, "description"), Boolean.parseBoolean(mutation.getAttribute("detected")));
	}

	private static String text(Element mutation, String name) {
		return mutation.getElementsByTagName(name).item(0).getTextContent();
	}

}
