package org.tragwerk.campaigncounter.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The campaigns: the first is {@code tragwerk.campaign}, each of the others
 * {@code tragwerk.campaigns.<key>}.
 */
@Validated
@ConfigurationProperties("tragwerk")
record CampaignProperties(@DefaultValue @Valid CampaignContent campaign,
		@DefaultValue Map<@Pattern(regexp = CampaignContent.KEY) String, @Valid Other> campaigns) {

	CampaignProperties {
		if (campaigns.containsKey(campaign.key())) {
			throw new IllegalArgumentException("There are two campaigns with the key " + campaign.key());
		}
	}

	List<CampaignContent> all() {
		var others = this.campaigns.entrySet().stream().map((other) -> other.getValue().withKey(other.getKey()));
		return Stream.concat(Stream.of(this.campaign), others).toList();
	}

	/**
	 * The settings of a further campaign.
	 */
	record Other(@DefaultValue("50000") @Positive long goal, @DefaultValue Map<String, String> de,
			@DefaultValue Map<String, String> en) {

		CampaignContent withKey(String key) {
			return new CampaignContent(key, this.goal, this.de, this.en);
		}

	}

}
