package org.tragwerk.guards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/**
 * One guard of a list file: its name in the first line, followed by indented lines that
 * begin with a keyword. Lines that begin with # are headings.
 */
record Block(String name, List<Line> lines) {

	static List<Block> readAll(String file) {
		try {
			var text = Files.readString(Guards.LISTS.resolve(file)).replaceAll("(?m)^#.*\\R", "");
			return Stream.of(text.split("\\R(?=\\S)")).filter((block) -> !block.isBlank()).map(Block::read).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Block read(String text) {
		var lines = text.lines().map(String::strip).filter((line) -> !line.isEmpty()).toList();
		return new Block(lines.get(0), lines.stream().skip(1).map(Line::read).toList());
	}

	/** The words of all lines that begin with this keyword. */
	List<String> words(String keyword) {
		return this.lines.stream()
			.filter((line) -> line.keyword().equals(keyword))
			.flatMap((line) -> Stream.of(line.text().split(" +")))
			.toList();
	}

	record Line(String keyword, String text) {

		static Line read(String line) {
			var keyword = line.split(" ")[0];
			return new Line(keyword, line.substring(keyword.length()).strip());
		}

	}

}
